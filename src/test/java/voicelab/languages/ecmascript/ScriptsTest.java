package voicelab.languages.ecmascript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptsTest {
    private final Scripts scripts = new Scripts(new ScriptLimits(200_000, 2_000_000, 200, 1000));
    private final Scope session = scripts.scope("session", null);
    private final Scope application = scripts.scope("application", session);
    private final Scope document = scripts.scope("document", application);

    private Object value(Scope scope, String expression) throws ScriptFailure {
        return scripts.plain(scripts.evaluate(scope, expression, "page", 1));
    }

    @Test
    void an_inner_name_hides_an_outer_one_and_scopes_are_reached_by_their_names() throws ScriptFailure {
        scripts.run(application, "var x = 1;", "page", 1);
        scripts.run(document, "var x = 2; function twice(n) { return 2 * n; }", "page", 1);
        assertEquals(2.0, value(document, "x"));
        assertEquals(1.0, value(document, "application.x"));
        assertEquals(2.0, value(document, "document.x"));
        assertEquals(4.0, value(document, "twice(x)"));
        assertEquals(1.0, value(application, "x"));
        assertEquals("undefined", value(application, "typeof twice"));
    }

    @Test
    void assignment_changes_the_scope_that_declares_the_name() throws ScriptFailure {
        scripts.run(application, "var x = 1; var o = {}", "page", 1);
        scripts.evaluate(document, "x = 5", "page", 1);
        assertEquals(5.0, value(application, "x"));
        assertFalse(document.has("x"));
        scripts.assign(document, "o.deep", scripts.wrap(List.of("a", 2)), "page", 1);
        assertEquals(Map.of("deep", List.of("a", 2.0)), value(application, "o"));
    }

    @Test
    void an_object_literal_and_a_trailing_semicolon_are_expressions() throws ScriptFailure {
        assertEquals(Map.of("a", 1.0), value(document, "{a: 1}"));
        assertEquals(3.0, value(document, "1 + 2;"));
        assertEquals(3.0, value(document, "1 + 2 // three"));
    }

    @Test
    void an_endless_script_is_ended_even_when_it_catches_everything() {
        ScriptFailure failure = assertThrows(
                ScriptFailure.class,
                () -> scripts.run(
                        document, "for (;;) { try { for (;;) {} } catch (e) {} finally { for (;;) {} } }", "page", 7));
        assertTrue(failure.getMessage().contains("200000 instructions"), failure.getMessage());
        assertEquals(7, failure.line());
    }

    @Test
    void many_scripts_together_spend_the_budget_of_the_dialog() throws ScriptFailure {
        ScriptFailure failure = assertThrows(ScriptFailure.class, () -> {
            for (int i = 0; i < 1000; i++) scripts.run(document, "for (var i = 0; i < 3000; i++) {}", "page", 1);
        });
        assertTrue(failure.getMessage().contains("of this dialog"), failure.getMessage());
    }

    @Test
    void endless_recursion_and_deep_nesting_are_script_failures() {
        assertThrows(ScriptFailure.class, () -> value(document, "(function f() { return f() })()"));
        assertThrows(ScriptFailure.class, () -> value(document, "(".repeat(100_000)));
    }

    @Test
    void strings_that_grow_for_ever_and_patterns_that_explode_are_script_failures() {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertThrows(ScriptFailure.class, () -> value(document, "(function() { var s = 'x'; for (;;) s += s })()"));
            try {
                value(document, "/(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')");
            } catch (ScriptFailure spent) {
                assertTrue(spent.getMessage().contains("instructions"), spent.getMessage());
            }
        });
    }

    @Test
    void getters_that_throw_are_absent_members() throws ScriptFailure {
        Object object = scripts.evaluate(
                document,
                "(function() { var o = {a: 1}; o.__defineGetter__('b', function() { throw 1 }); return o })()",
                "p",
                1);
        assertEquals(Scripts.UNDEFINED, scripts.member(object, "b"));
        assertEquals(null, scripts.plain(object));
    }

    @Test
    void java_is_out_of_reach() throws ScriptFailure {
        for (String name : List.of("java", "Packages", "importClass", "JavaAdapter", "getClass"))
            assertEquals("undefined", value(document, "typeof " + name), name);
        assertThrows(ScriptFailure.class, () -> value(document, "'x'.getClass()"));
    }

    @Test
    void errors_say_what_and_where() {
        ScriptFailure failure = assertThrows(
                ScriptFailure.class, () -> scripts.evaluate(document, "missing + 1", "http://a/page.vxml", 12));
        assertTrue(failure.getMessage().contains("missing"), failure.getMessage());
        assertEquals(12, failure.line());
    }

    @Test
    void a_circle_is_copied_out_to_a_bounded_depth() throws ScriptFailure {
        assertTrue(value(document, "(function() { var a = {}; a.self = a; return a })()") instanceof Map);
    }
}
