package voicelab.systems.resourcemanager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.protocols.frames.KvList;
import voicelab.protocols.sip.SipUri;

class RoutingTest {
    private final List<String> warnings = new ArrayList<>();
    private static final PolicySection NO_POLICY =
            new PolicyReader((id, what) -> {}).read("", "", Map.of(), Map.of(), Map.of());
    private final CfgObject root =
            CfgObject.named(CfgType.TENANT, "Environment").with("dbid", 1);
    private final CfgObject bank = CfgObject.named(CfgType.TENANT, "Bank")
            .with("dbid", 101)
            .with("parentTenantDbid", 1)
            .with("chargeableNumber", "ccid-bank")
            .withUserProperties(KvList.ofSections(Map.of("gvp.general", Map.of("default-application", "welcome"))));

    private static CfgObject profile(
            int dbid, String name, List<Integer> dids, Map<String, Map<String, String>> annex) {
        return CfgObject.named(CfgType.GVP_IVR_PROFILE, name)
                .with("dbid", dbid)
                .with("tenantDbid", 101)
                .with("didDbids", dids)
                .withUserProperties(KvList.ofSections(annex));
    }

    private static CfgObject did(int dbid, String number) {
        return CfgObject.named(CfgType.DN, number).with("dbid", dbid).with("number", number);
    }

    private RoutingBook book() {
        return new RoutingBookReader((id, what) -> warnings.add(id + " " + what))
                .read(
                        List.of(bank, root),
                        List.of(
                                profile(201, "welcome", List.of(), Map.of()),
                                profile(202, "orders", List.of(1, 2), Map.of()),
                                profile(203, "support", List.of(3), Map.of())),
                        List.of(did(1, "8001"), did(2, "[8100-8199]"), did(3, "8150")),
                        Optional.empty());
    }

    private static Optional<ProfileChoice> choose(RoutingBook book, String uri, Map<String, String> headers) {
        SipUri read = SipUri.read(uri).orElseThrow();
        Function<String, Optional<String>> header = name -> Optional.ofNullable(headers.get(name));
        return ProfileChoice.of(book, read, header, MediaService.namedBy(read));
    }

    private static String chosen(RoutingBook book, String uri) {
        return choose(book, uri, Map.of()).map(c -> c.profile().name()).orElse("none");
    }

    @Test
    void a_number_leads_to_its_profile_and_a_single_number_goes_before_a_range() {
        RoutingBook book = book();
        assertEquals("orders", chosen(book, "sip:8001@rm"));
        assertEquals("orders", chosen(book, "sip:8149@rm"));
        assertEquals("support", chosen(book, "sip:8150@rm"));
    }

    @Test
    void the_tenant_is_found_by_its_contact_center_id_and_its_path_names_its_parents() {
        ProfileChoice choice =
                choose(book(), "sip:8001@rm;gvp-tenant-id=ccid-bank", Map.of()).orElseThrow();
        assertEquals("1.101_orders", choice.tenantId());
        assertEquals(List.of(), choice.strip());
    }

    @Test
    void a_profile_that_is_named_is_taken_and_its_parameter_not_passed_on() {
        ProfileChoice byParameter = choose(
                        book(), "sip:1@rm;X-Genesys-gsw-ivr-profile-name=support;gvp-tenant-id=Bank", Map.of())
                .orElseThrow();
        assertEquals("support", byParameter.profile().name());
        assertTrue(byParameter.strip().contains(ProfileChoice.NAME));
        ProfileChoice byHeader =
                choose(book(), "sip:1@rm", Map.of(ProfileChoice.ID, "202")).orElseThrow();
        assertEquals("orders", byHeader.profile().name());
    }

    @Test
    void a_name_that_nobody_has_and_a_number_that_nobody_has_lead_to_the_default_application() {
        assertEquals("welcome", chosen(book(), "sip:9999@rm;gvp-tenant-id=Bank"));
        assertEquals(
                "welcome", chosen(book(), "sip:8001@rm;X-Genesys-gsw-ivr-profile-name=nobody;gvp-tenant-id=ccid-bank"));
    }

    @Test
    void in_a_single_tenant_setup_the_tenant_parameter_may_name_the_profile() {
        ProfileChoice choice =
                choose(book(), "sip:1@rm;gvp-tenant-id=support", Map.of()).orElseThrow();
        assertEquals("support", choice.profile().name());
        assertEquals(List.of(ProfileChoice.TENANT_PARAM), choice.strip());
    }

    @Test
    void a_tenant_that_nobody_knows_has_no_profile() {
        assertEquals("none", chosen(book(), "sip:8001@rm;gvp-tenant-id=nobody"));
    }

    @Test
    void a_request_that_names_its_service_needs_no_profile() {
        ProfileChoice choice =
                choose(book(), "sip:msml=abc@rm;gvp-tenant-id=Bank", Map.of()).orElseThrow();
        assertEquals("1.101_", choice.tenantId());
        assertEquals(
                MediaService.MSML,
                MediaService.namedBy(SipUri.read("sip:msml=abc@rm").orElseThrow()));
        // "dialog" without a page is a number like any other
        assertEquals(null, MediaService.namedBy(SipUri.read("sip:dialog@rm").orElseThrow()));
    }

    @Test
    void a_bad_number_and_overlapping_ranges_warn() {
        new RoutingBookReader((id, what) -> warnings.add(id + " " + what))
                .read(
                        List.of(bank),
                        List.of(profile(1, "a", List.of(1, 2), Map.of()), profile(2, "b", List.of(3), Map.of())),
                        List.of(did(1, "[1-20]"), did(2, "[100-200]"), did(3, "[150-160]")),
                        Optional.empty());
        assertTrue(warnings.stream().anyMatch(w -> w.contains("\"[1-20]\" is no number")), warnings.toString());
        assertTrue(
                warnings.stream().anyMatch(w -> w.startsWith("20068 ") && w.contains("overlap")), warnings.toString());
        assertTrue(warnings.stream().anyMatch(w -> w.startsWith("20041 parent 1 of tenant Bank")), warnings.toString());
    }

    @Test
    void a_range_takes_numbers_of_its_own_length_only() {
        DnisRange range = DnisRange.parse("[0800-0899]").orElseThrow();
        assertTrue(range.contains("0850"));
        assertFalse(range.contains("850"));
        assertFalse(range.contains("08500"));
        assertFalse(range.contains("08a0"));
        assertTrue(DnisRange.parse("[9-1]").isEmpty());
        assertTrue(DnisRange.parse("").isEmpty());
        assertTrue(DnisRange.parse("[800-899").isEmpty());
        assertTrue(DnisRange.parse("0800-0899").orElseThrow().contains("0850"));
    }

    @Test
    void a_prefix_takes_every_number_that_begins_so_and_overlaps_what_holds_one() {
        DnisRange prefix = DnisRange.parse("45*").orElseThrow();
        assertTrue(prefix.contains("45"));
        assertTrue(prefix.contains("4599"));
        assertFalse(prefix.contains("4"));
        assertFalse(prefix.contains("54"));
        assertTrue(prefix.overlaps(DnisRange.parse("[4000-4999]").orElseThrow()));
        assertTrue(DnisRange.parse("451").orElseThrow().overlaps(prefix));
        assertFalse(prefix.overlaps(DnisRange.parse("[4000-4499]").orElseThrow()));
        assertFalse(prefix.overlaps(DnisRange.parse("46*").orElseThrow()));
        assertEquals("*45", DnisRange.parse("*45").orElseThrow().toString(), "a number with a star");
    }

    @Test
    void parameters_are_added_replaced_removed_and_encoded() {
        IvrProfile profile = new IvrProfile(
                1,
                "p",
                "profile:1",
                101,
                Map.of(),
                Map.of(
                        "voicexml.gvp.config.asr.load_once_per_call", "fixed,1",
                        "conference.size", "fixed,9",
                        "colour", "default,red",
                        "taste", "default,sweet",
                        "secret", "fixed,"),
                Map.of("initial-page-url", "http://das/a.vxml?n=$dnis$&a=$ani$&s=$session$"),
                NO_POLICY,
                List.of());
        SipUri uri = SipUri.read("sip:dialog@mcp;colour=blue;secret=x").orElseThrow();
        SipUri next = ServiceParameters.apply(
                uri, profile, MediaService.VOICEXML, new ServiceParameters.Facts("8001", "+49 1", "GUID"));
        assertEquals("1", next.param("gvp.config.asr.load_once_per_call").orElseThrow());
        assertEquals("blue", next.param("colour").orElseThrow());
        assertEquals("sweet", next.param("taste").orElseThrow());
        assertTrue(next.param("secret").isEmpty());
        assertTrue(next.param("size").isEmpty());
        assertEquals(
                "http%3a%2f%2fdas%2fa.vxml%3fn%3d8001%26a%3d%252B49%2b1%26s%3dGUID",
                next.param("voicexml").orElseThrow());
    }

    @Test
    void session_ids_share_their_first_group_and_are_read_back() {
        SessionId ids = new SessionId(new Random(1));
        String one = ids.next();
        String other = ids.next();
        assertNotEquals(one, other);
        assertEquals(one.substring(0, 8), other.substring(0, 8));
        assertEquals(36, one.length());
        assertEquals(one, SessionId.in(SessionId.header(one, "1|2", "1_x")).orElseThrow());
        assertTrue(SessionId.in("no guid; <script>").isEmpty());
    }
}
