package voicelab.systems.resourcemanager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.protocols.frames.KvList;

/** Policies down the tenant tree Environment (1), Bank (101), Branch (102), and of an IVR profile of Branch. */
class PolicyTest {
    private static final MediaService VOICEXML = MediaService.VOICEXML;
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private final Policy.Counts now = new Policy.Counts() {
        @Override
        public int now(String key, int slot) {
            return counts.getOrDefault(key + " " + slot, 0);
        }

        @Override
        public int inSession(int slot) {
            return counts.getOrDefault("session " + slot, 0);
        }
    };

    private static CfgObject tenant(int dbid, String name, int parent, Map<String, Map<String, String>> annex) {
        return CfgObject.named(CfgType.TENANT, name)
                .with("dbid", dbid)
                .with("parentTenantDbid", parent)
                .withUserProperties(KvList.ofSections(annex));
    }

    private ProfileChoice choice(
            Map<String, Map<String, String>> root,
            Map<String, Map<String, String>> bank,
            Map<String, Map<String, String>> branch,
            Map<String, Map<String, String>> profile) {
        CfgObject ivr = CfgObject.named(CfgType.GVP_IVR_PROFILE, "orders")
                .with("dbid", 7)
                .with("tenantDbid", 102)
                .withUserProperties(KvList.ofSections(profile));
        RoutingBook book = new RoutingBookReader((id, what) -> warnings.add(what))
                .read(
                        List.of(
                                tenant(102, "Branch", 101, branch),
                                tenant(1, "Environment", 0, root),
                                tenant(101, "Bank", 1, bank)),
                        List.of(ivr),
                        List.of(),
                        Optional.empty());
        return new ProfileChoice(
                book.tenant(102).orElseThrow(), book.profile(null, "orders").orElseThrow(), List.of(), "");
    }

    private ProfileChoice root(Map<String, String> policy) {
        return choice(Map.of("gvp.policy", policy), Map.of(), Map.of(), Map.of());
    }

    private String inbound(ProfileChoice choice) {
        return inbound(choice, VOICEXML, "8000");
    }

    private String inbound(ProfileChoice choice, MediaService service, String ani) {
        return Policy.inbound(choice, service, true, ani, now)
                .map(no -> no.code() + ", " + no.why())
                .orElse("lets through");
    }

    @Test
    void the_top_of_the_tree_speaks_first() {
        ProfileChoice all = choice(
                Map.of(
                        "gvp.policy",
                        Map.of("voicexml-allowed", "false", "voicexml-forbidden-respcode", "488;Not here")),
                Map.of("gvp.policy", Map.of("inbound-allowed", "false")),
                Map.of(),
                Map.of("gvp.policy", Map.of("voicexml-allowed", "false")));
        assertEquals("488 Not here, tenant Environment does not allow voicexml", inbound(all));
        assertEquals("403, tenant Bank does not allow inbound", inbound(all, MediaService.MSML, ""));
        ProfileChoice profileOnly =
                choice(Map.of(), Map.of(), Map.of(), Map.of("gvp.policy", Map.of("voicexml-allowed", "false")));
        assertEquals("403, IVR profile orders does not allow voicexml", inbound(profileOnly));
        assertEquals("lets through", inbound(profileOnly, MediaService.MSML, ""));
    }

    @Test
    void a_section_for_the_child_stands_in_for_the_same_keys_of_its_parent() {
        Map<String, Map<String, String>> root = Map.of(
                "gvp.policy", Map.of("voicexml-allowed", "false", "msml-allowed", "false"),
                "gvp.policy.101", Map.of("voicexml-allowed", "true", "usage-limits", "2"));
        ProfileChoice choice = choice(root, Map.of(), Map.of(), Map.of());
        assertEquals("lets through", inbound(choice));
        assertEquals("403, tenant Environment does not allow msml", inbound(choice, MediaService.MSML, ""));
        counts.put("tenant:1 0", 5);
        assertEquals("lets through", inbound(choice), "the limit is of the child's own calls");
        counts.put("tenant:101 0", 2);
        assertEquals("480, tenant Environment for its child Bank has its 2 sessions", inbound(choice));
    }

    @Test
    void sessions_legs_of_a_service_and_legs_in_one_session_have_limits_of_their_own() {
        ProfileChoice choice = root(Map.of(
                "usage-limits", "3",
                "usage-limit-exceeded-respcode", "486",
                "voicexml-usage-limit", "2",
                "voicexml-usage-limit-exceeded-respcode", "600;Full",
                "msml-usage-limit-per-session", "1"));
        assertEquals("lets through", inbound(choice));
        counts.put("tenant:1 " + Usage.of(VOICEXML), 2);
        assertEquals("600 Full, tenant Environment has its 2 voicexml legs", inbound(choice));
        counts.put("session " + Usage.of(MediaService.MSML), 1);
        assertEquals(
                "480, tenant Environment has its 1 msml legs in one session", inbound(choice, MediaService.MSML, ""));
        counts.put("tenant:1 0", 3);
        assertEquals("486, tenant Environment has its 3 sessions", inbound(choice));
        assertTrue(
                Policy.inbound(choice, MediaService.CONFERENCE, false, "", now).isEmpty(),
                "a further leg opens no session");
    }

    @Test
    void dialing_rules_hold_for_outbound_legs_only_and_the_first_that_fits_counts() {
        Map<String, String> rules = Map.of(
                "rule-1", "allow,0900555",
                "rule-2", "deny,0900*",
                "rule-3", "deny,[1100-1199]",
                "forbidden-respcode", "604;No such number");
        ProfileChoice choice = choice(Map.of(), Map.of("gvp.policy.dialing-rules", rules), Map.of(), Map.of());
        assertEquals("lets through", inbound(choice));
        assertEquals("604 No such number", outbound(choice, "0900123"));
        assertEquals("604 No such number", outbound(choice, "1150"));
        assertEquals("lets through", outbound(choice, "0900555"));
        assertEquals("lets through", outbound(choice, "030123"));
        ProfileChoice closed = choice(
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of("gvp.policy.dialing-rules", Map.of("a", "allow,49*", "default", "deny")));
        assertEquals("403", outbound(closed, "030123"));
        assertEquals("lets through", outbound(closed, "49301"));
        assertEquals(List.of(), warnings);
    }

    private String outbound(ProfileChoice choice, String number) {
        return Policy.outbound(choice, number, now)
                .map(no -> no.code().toString())
                .orElse("lets through");
    }

    @Test
    void outbound_calls_may_be_forbidden_or_bounded() {
        ProfileChoice never = root(Map.of("outbound-call-allowed", "false"));
        assertEquals("403", outbound(never, "1"));
        assertEquals("lets through", inbound(never));
        counts.put("tenant:1 " + Usage.OUTBOUND, 1);
        assertEquals("480", outbound(root(Map.of("outbound-call-usage-limit", "1")), "1"));
    }

    @Test
    void call_info_says_which_callers_may_come() {
        ProfileChoice choice =
                choice(Map.of(), Map.of(), Map.of("gvp.policy.call-info", Map.of("spam", "deny,0666*")), Map.of());
        assertEquals(
                "403, tenant Branch takes no calls from 06661 (call-info spam)", inbound(choice, VOICEXML, "06661"));
        assertEquals("lets through", inbound(choice, VOICEXML, "0777"));
        assertEquals("lets through", outbound(choice, "06661"));
    }

    @Test
    void what_the_media_platform_keeps_is_passed_on_and_a_parents_no_stays_no() {
        ProfileChoice choice = choice(
                Map.of("gvp.policy", Map.of("voicexml-recording-allowed", "false")),
                Map.of(),
                Map.of(),
                Map.of(
                        "gvp.policy",
                        Map.of("voicexml-recording-allowed", "true", "speech-resources.nsssessionxml", "a.xml")));
        assertEquals(
                Map.of("gvp.policy.voicexml-recording-allowed", "false", "gvp.config.vrm.nsssessionxml", "a.xml"),
                Policy.passedOn(choice));
        assertEquals(Map.of(), Policy.passedOn(root(Map.of("voicexml-recording-allowed", "true"))));
    }

    @Test
    void what_does_not_parse_is_named_and_counts_as_not_said() {
        ProfileChoice choice = root(Map.of(
                "usage-limits", "many",
                "voicexml-allowed", "maybe",
                "msml-forbidden-respcode", "200",
                "voicexml-capability-requirement", "=x",
                "fancy-allowed", "false",
                "voicexml-level2-burst-limit", "5",
                "voicexml-recording-allowed", "perhaps"));
        assertEquals("lets through", inbound(choice));
        for (String each : List.of(
                "tenant Environment: gvp.policy / usage-limits \"many\" is no number",
                "gvp.policy / voicexml-allowed \"maybe\" is neither true nor false",
                "gvp.policy / msml-forbidden-respcode \"200\" is no SIP code",
                "gvp.policy / voicexml-capability-requirement \"=x\" is not of the form",
                "gvp.policy / fancy-allowed is not known",
                "gvp.policy / voicexml-level2-burst-limit is not imitated",
                "gvp.policy / voicexml-recording-allowed \"perhaps\" is neither"))
            assertTrue(warnings.stream().anyMatch(w -> w.contains(each)), each + " in " + warnings);
        warnings.clear();
        choice(Map.of("gvp.policy.dialing-rules", Map.of("r", "deny", "s", "never,1")), Map.of(), Map.of(), Map.of());
        assertTrue(
                warnings.toString().contains("gvp.policy.dialing-rules / r \"deny\" is no rule"), warnings.toString());
        assertTrue(warnings.toString().contains("dialing-rules / s \"never,1\""), warnings.toString());
    }

    @Test
    void an_alarm_is_raised_where_the_policy_wants_one() {
        ProfileChoice quiet = root(Map.of("voicexml-allowed", "false"));
        ProfileChoice loud = root(Map.of("voicexml-allowed", "false", "voicexml-forbidden-set-alarm", "true"));
        assertFalse(Policy.inbound(quiet, VOICEXML, true, "", now).orElseThrow().alarm());
        assertTrue(Policy.inbound(loud, VOICEXML, true, "", now).orElseThrow().alarm());
    }

    @Test
    void requirements_of_the_tree_add_up() {
        ProfileChoice choice = choice(
                Map.of("gvp.policy", Map.of("voicexml-capability-requirement", "codec=g711")),
                Map.of(),
                Map.of(),
                Map.of("gvp.policy", Map.of("voicexml-capability-requirement", "codec=g729;language=en")));
        Capabilities asked = Policy.asked(choice, VOICEXML);
        assertTrue(
                Capabilities.parse("codec=g711,g729;language=en").orElseThrow().meet(asked));
        assertFalse(Capabilities.parse("codec=g729;language=en").orElseThrow().meet(asked));
        assertTrue(Policy.asked(choice, MediaService.MSML).isNone());
    }
}
