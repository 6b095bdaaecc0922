package voicelab.engines.frames.config.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.protocols.frames.KvList;

class ObjectStoreTest {
    private final ObjectStore store = new ObjectStore(50, 5_000);
    private final List<String> told = new ArrayList<>();

    ObjectStoreTest() {
        store.listen(change -> told.add(change.kind() + " " + change.object()));
    }

    @Test
    void a_dbid_is_never_given_twice() throws ConfigFailure {
        int first = store.create(host("a")).dbid();
        store.delete(CfgType.HOST, first);
        assertEquals(first + 1, store.create(host("a")).dbid());
        assertEquals(List.of("CREATED CfgHost 1 'a'", "DELETED CfgHost 1 'a'", "CREATED CfgHost 2 'a'"), told);
    }

    @Test
    void a_dbid_in_a_draft_does_not_count() throws ConfigFailure {
        assertEquals(1, store.create(host("a").with("dbid", 77)).dbid());
    }

    @Test
    void names_are_unique_in_their_tenant() throws ConfigFailure {
        int one = tenant("one");
        int two = tenant("two");
        store.create(profile("p", one));
        store.create(profile("p", two));
        assertCode(ConfigNames.EXISTS, () -> store.create(profile("p", one)));
        int other = store.create(profile("q", one)).dbid();
        CfgDelta rename = CfgDelta.of(CfgType.GVP_IVR_PROFILE, other).set("name", "p");
        assertCode(ConfigNames.EXISTS, () -> store.update(rename));
    }

    @Test
    void mandatory_attributes_and_references_are_checked() throws ConfigFailure {
        int tenant = tenant("one");
        assertCode(
                ConfigNames.BAD_REQUEST,
                () -> store.create(CfgObject.named(CfgType.GVP_IVR_PROFILE, "p").with("tenantDbid", tenant)));
        assertCode(ConfigNames.BAD_REQUEST, () -> store.create(profile("p", 999)));
        assertCode(ConfigNames.BAD_REQUEST, () -> store.create(host("")));
        assertCode(
                ConfigNames.BAD_REQUEST, () -> store.create(profile("p", tenant).with("didDbids", List.of(5))));
    }

    @Test
    void a_reference_that_is_no_number_does_not_slip_through() throws ConfigFailure {
        int tenant = tenant("one");
        CfgObject draft = profile("p", tenant);
        assertCode(ConfigNames.BAD_REQUEST, () -> store.create(draft.with("tenantDbid", "many")));
        assertCode(ConfigNames.BAD_REQUEST, () -> store.create(draft.with("didDbids", array(1).add("x"))));
        assertCode(ConfigNames.BAD_REQUEST, () -> store.create(draft.with("state", 7)));
        assertEquals(1, store.size());
    }

    @Test
    void what_is_pointed_at_stays() throws ConfigFailure {
        int tenant = tenant("one");
        int profile = store.create(profile("p", tenant)).dbid();
        assertCode(ConfigNames.IN_USE, () -> store.delete(CfgType.TENANT, tenant));
        store.delete(CfgType.GVP_IVR_PROFILE, profile);
        store.delete(CfgType.TENANT, tenant);
        assertCode(ConfigNames.NOT_FOUND, () -> store.delete(CfgType.TENANT, tenant));
    }

    @Test
    void an_absent_attribute_of_a_delta_is_unchanged() throws ConfigFailure {
        int tenant = tenant("one");
        int dbid = store.create(profile("p", tenant).with("notes", "old").with("description", "kept"))
                .dbid();
        CfgObject next = store.update(CfgDelta.of(CfgType.GVP_IVR_PROFILE, dbid).set("notes", "new"));
        assertEquals("new", next.text("notes").orElseThrow());
        assertEquals("kept", next.text("description").orElseThrow());
        assertEquals("p", next.text("displayName").orElseThrow());
    }

    @Test
    void properties_are_added_changed_and_deleted() throws ConfigFailure {
        int dbid = store.create(host("a")
                        .withUserProperties(KvList.ofSections(
                                Map.of("one", Map.of("k", "1"), "two", Map.of("k", "2"), "three", Map.of("k", "3")))))
                .dbid();
        CfgObject next = store.update(CfgDelta.of(CfgType.HOST, dbid)
                .addProperties(Map.of("one", Map.of("added", "x"), "new", Map.of("k", "n")))
                .changeProperties(Map.of("two", Map.of("k", "changed")))
                .deleteProperties(Map.of("three", Map.of())));
        assertEquals(Map.of("k", "1", "added", "x"), next.annexSection("one"));
        assertEquals(Map.of("k", "changed"), next.annexSection("two"));
        assertEquals(Map.of("k", "n"), next.annexSection("new"));
        assertTrue(next.userProperties().get("three").isEmpty());
        next = store.update(CfgDelta.of(CfgType.HOST, dbid).deleteProperties(Map.of("one", Map.of("k", ""))));
        assertEquals(Map.of("added", "x"), next.annexSection("one"));
    }

    @Test
    void lists_of_dbids_grow_and_shrink_by_deltas() throws ConfigFailure {
        int tenant = tenant("one");
        int group = store.create(CfgObject.named(CfgType.SWITCH, "did")
                        .with("tenantDbid", tenant)
                        .with("type", "GVPDIDGroup"))
                .dbid();
        for (String number : new String[] {"8001", "8002", "8003"})
            store.create(CfgObject.named(CfgType.DN, number)
                    .with("number", number)
                    .with("type", "GVPDID")
                    .with("switchDbid", group)
                    .with("tenantDbid", tenant));
        int dbid = store.create(profile("p", tenant).with("didDbids", List.of(1, 2)))
                .dbid();
        CfgDelta delta = CfgDelta.of(CfgType.GVP_IVR_PROFILE, dbid);
        assertEquals(
                List.of(1, 2, 3),
                store.update(delta.set("didDbids", array(2, 3))).numbers("didDbids"));
        assertEquals(
                List.of(2, 3),
                store.update(delta.set("deletedDidDbids", array(1))).numbers("didDbids"));
        assertCode(ConfigNames.BAD_REQUEST, () -> store.update(delta.set("didDbids", array(9))));
        assertCode(ConfigNames.IN_USE, () -> store.delete(CfgType.DN, 2));
    }

    @Test
    void what_is_fixed_cannot_be_changed() throws ConfigFailure {
        int one = tenant("one");
        int two = tenant("two");
        int dbid = store.create(profile("p", one)).dbid();
        assertCode(
                ConfigNames.BAD_REQUEST,
                () -> store.update(CfgDelta.of(CfgType.GVP_IVR_PROFILE, dbid).set("tenantDbid", two)));
    }

    @Test
    void a_state_is_passed_on_to_the_children_with_one_notification_each() throws ConfigFailure {
        int tenant = tenant("one");
        store.create(profile("p", tenant));
        store.create(profile("q", tenant));
        store.create(profile("r", tenant("two")));
        told.clear();
        store.update(CfgDelta.of(CfgType.TENANT, tenant).set("state", 2));
        assertEquals(
                List.of(
                        "UPDATED CfgTenant 101 'one'",
                        "UPDATED CfgGVPIVRProfile 1 'p'",
                        "UPDATED CfgGVPIVRProfile 2 'q'"),
                told);
        assertEquals(
                2,
                store.get(CfgType.GVP_IVR_PROFILE, 1)
                        .orElseThrow()
                        .number("state")
                        .orElseThrow());
    }

    @Test
    void objects_and_their_size_are_bounded() throws ConfigFailure {
        assertCode(ConfigNames.LIMIT, () -> store.create(host("a").with("notes", "x".repeat(6_000))));
        for (int i = 0; i < 50; i++) store.create(host("h" + i));
        assertCode(ConfigNames.LIMIT, () -> store.create(host("one more")));
    }

    @Test
    void becoming_another_store_tells_only_what_differs() throws ConfigFailure {
        store.create(host("a"));
        store.create(host("b"));
        store.create(host("c"));
        store.update(CfgDelta.of(CfgType.HOST, 1).set("notes", "changed"));
        ObjectStore fresh = new ObjectStore(50, 5_000);
        fresh.create(host("a"));
        fresh.create(host("b"));
        told.clear();
        store.become(fresh);
        assertEquals(List.of("DELETED CfgHost 3 'c'", "UPDATED CfgHost 1 'a'"), told);
        assertEquals(2, store.size());
        assertEquals(3, store.create(host("c")).dbid());
    }

    private static void assertCode(String code, org.junit.jupiter.api.function.Executable step) {
        assertEquals(code, assertThrows(ConfigFailure.class, step).code());
    }

    private int tenant(String name) throws ConfigFailure {
        return store.create(CfgObject.named(CfgType.TENANT, name)).dbid();
    }

    private static CfgObject host(String name) {
        return CfgObject.named(CfgType.HOST, name);
    }

    private static CfgObject profile(String name, int tenant) {
        return CfgObject.named(CfgType.GVP_IVR_PROFILE, name)
                .with("displayName", name)
                .with("tenantDbid", tenant);
    }

    private static ArrayNode array(int... numbers) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int number : numbers) array.add(number);
        return array;
    }
}
