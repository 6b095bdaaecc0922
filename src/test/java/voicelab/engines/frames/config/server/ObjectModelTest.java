package voicelab.engines.frames.config.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.engines.frames.config.model.CfgShapes;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.KvCodec;
import voicelab.protocols.frames.KvList;

/** The rules of the object model: what the tables say is what the store does. */
class ObjectModelTest {
    private final ObjectStore store = new ObjectStore(500, 50_000);
    private final List<String> told = new ArrayList<>();
    private int tenant;
    private int site;

    @BeforeEach
    void fill() throws Exception {
        tenant = create(CfgType.TENANT, "{name: 'one'}");
        site = create(CfgType.SWITCH, "{name: 'site', tenantDbid: 101, type: 'SIPSwitch'}");
        create(CfgType.SKILL, "{name: 'English', tenantDbid: 101}");
        create(CfgType.SKILL, "{name: 'Chess', tenantDbid: 101}");
        create(CfgType.AGENT_LOGIN, "{loginCode: '17', switchDbid: 1}");
        create(CfgType.DN, "{number: '7001', switchDbid: 1, type: 'Extension'}");
        create(CfgType.PLACE, "{name: 'desk', tenantDbid: 101, dnDbids: [1]}");
        create(
                CfgType.PERSON,
                "{userName: 'kate', employeeId: '1', tenantDbid: 101, isAgent: 1, agentInfo: {placeDbid: 1,"
                        + " skillLevels: [{skillDbid: 1, level: 9}, {skillDbid: 2, level: 1}],"
                        + " agentLogins: [{agentLoginDbid: 1, wrapupTime: 5}]}, appRanks: [{appType: 24, appRank: 1}]}");
        create(CfgType.AGENT_GROUP, "{name: 'Support', tenantDbid: 101, agentDbids: [1], managerDbids: [1]}");
        create(CfgType.ACCESS_GROUP, "{name: 'Users', tenantDbid: 101, memberIds: [{type: 3, dbid: 1}]}");
        store.listen(change -> told.add(change.kind() + " " + change.object().type()));
    }

    @Test
    void items_of_a_structured_list_are_added_changed_and_deleted_by_their_key() throws Exception {
        create(CfgType.SKILL, "{name: 'French', tenantDbid: 101}");
        CfgObject kate = update(
                CfgType.PERSON,
                "{agentInfo: {skillLevels: [{skillDbid: 3, level: 4}], changedSkillLevels: [{skillDbid: 1, level: 10}],"
                        + " deletedSkillDbids: [2]}, changedAppRanks: [{appType: 24, appRank: 7}]}");
        assertEquals(
                "[{\"skillDbid\":1,\"level\":10},{\"skillDbid\":3,\"level\":4}]",
                kate.attribute("agentInfo").path("skillLevels").toString());
        assertEquals(
                1, kate.attribute("agentInfo").path("placeDbid").asInt(), "what a delta does not name is unchanged");
        assertEquals(
                "[{\"appType\":24,\"appRank\":7}]", kate.attribute("appRanks").toString());
        kate = update(CfgType.PERSON, "{agentInfo: {deletedSkillLevels: [{skillDbid: 1}]}, deletedAppRanks: [24]}");
        assertEquals(1, kate.attribute("agentInfo").path("skillLevels").size());
        assertEquals(0, kate.attribute("appRanks").size());
    }

    @Test
    void a_delta_that_makes_no_sense_is_refused_and_changes_nothing() {
        String before = store.get(CfgType.PERSON, 1).orElseThrow().json().toString();
        assertBad(() -> update(CfgType.PERSON, "{agentInfo: {changedSkillLevels: [{skillDbid: 9, level: 1}]}}"));
        assertBad(() -> update(CfgType.PERSON, "{agentInfo: {skillLevels: [{skillDbid: 9, level: 1}]}}"));
        assertBad(() -> update(CfgType.PERSON, "{agentInfo: {skillLevels: [5]}}"));
        assertBad(() -> update(CfgType.PERSON, "{agentInfo: {deletedSkillLevels: 5}}"));
        assertBad(() -> update(CfgType.PERSON, "{agentInfo: {skillLevels: [{skillDbid: 1, level: 'high'}]}}"));
        assertBad(() -> update(CfgType.PERSON, "{agentInfo: 'none'}"));
        assertBad(() -> update(CfgType.PERSON, "{isAgent: 0}"));
        assertBad(() -> update(CfgType.AGENT_GROUP, "{changedAgentDbids: [1]}"));
        assertEquals(before, store.get(CfgType.PERSON, 1).orElseThrow().json().toString());
    }

    @Test
    void who_goes_leaves_groups_and_places_first() throws Exception {
        store.delete(CfgType.PERSON, 1);
        assertEquals(List.of("UPDATED AGENT_GROUP", "UPDATED ACCESS_GROUP", "DELETED PERSON"), told);
        assertEquals(List.of(), store.all(CfgType.AGENT_GROUP).get(0).numbers("agentDbids"));
        assertEquals(List.of(), store.all(CfgType.AGENT_GROUP).get(0).numbers("managerDbids"));
        store.delete(CfgType.DN, 1);
        assertEquals(List.of(), store.all(CfgType.PLACE).get(0).numbers("dnDbids"));
    }

    @Test
    void a_skill_a_login_and_a_place_leave_their_agent() throws Exception {
        store.delete(CfgType.SKILL, 1);
        store.delete(CfgType.AGENT_LOGIN, 1);
        store.delete(CfgType.PLACE, 1);
        JsonNode info = store.all(CfgType.PERSON).get(0).attribute("agentInfo");
        assertEquals("[{\"skillDbid\":2,\"level\":1}]", info.path("skillLevels").toString());
        assertEquals(0, info.path("agentLogins").size());
        assertEquals(0, info.path("placeDbid").asInt());
        assertCode(ConfigNames.IN_USE, () -> store.delete(CfgType.SWITCH, site));
    }

    @Test
    void what_lies_in_a_switch_has_its_tenant() throws Exception {
        assertEquals(tenant, store.all(CfgType.DN).get(0).tenantDbid());
        assertEquals(tenant, store.all(CfgType.AGENT_LOGIN).get(0).tenantDbid());
        create(CfgType.TENANT, "{name: 'two'}");
        assertBad(() -> create(CfgType.DN, "{number: '7002', switchDbid: 1, type: 'Extension', tenantDbid: 102}"));
    }

    @Test
    void a_folder_holds_one_type_and_never_itself() throws Exception {
        int skills = create(CfgType.FOLDER, "{name: 'a', type: 13}");
        int inner = create(CfgType.FOLDER, "{name: 'b', type: 13, folderDbid: 1}");
        assertEquals("a\\b", store.folderPath(object(CfgType.SKILL, "{folderDbid: 2}")));
        create(CfgType.SKILL, "{name: 'French', tenantDbid: 101, folderDbid: 2}");
        assertBad(() -> create(CfgType.HOST, "{name: 'h', folderDbid: 1}"));
        assertBad(() -> store.update(CfgDelta.of(CfgType.FOLDER, skills).set("folderDbid", inner)));
        assertBad(() -> store.update(CfgDelta.of(CfgType.FOLDER, skills).set("folderDbid", skills)));
        assertCode(ConfigNames.IN_USE, () -> store.delete(CfgType.FOLDER, inner));
    }

    @Test
    void everything_that_must_be_unique_is() throws Exception {
        assertCode(
                ConfigNames.EXISTS,
                () -> create(CfgType.PERSON, "{userName: 'kate', employeeId: '2', tenantDbid: 101}"));
        assertCode(
                ConfigNames.EXISTS,
                () -> create(CfgType.PERSON, "{userName: 'luc', employeeId: '1', tenantDbid: 101}"));
        assertCode(ConfigNames.EXISTS, () -> create(CfgType.AGENT_LOGIN, "{loginCode: '17', switchDbid: 1}"));
        create(CfgType.SWITCH, "{name: 'other', tenantDbid: 101, type: 'SIPSwitch'}");
        create(CfgType.AGENT_LOGIN, "{loginCode: '17', switchDbid: 2}");
        store.delete(CfgType.PERSON, 1);
        create(CfgType.PERSON, "{userName: 'kate', employeeId: '1', tenantDbid: 101}");
    }

    @Test
    void filters_follow_what_points_where() throws Exception {
        create(CfgType.PERSON, "{userName: 'luc', employeeId: '2', tenantDbid: 101, isAgent: 0}");
        create(CfgType.DN, "{number: '7002', switchDbid: 1, type: 'Extension'}");
        assertEquals(List.of(1), pick(CfgType.PERSON, "skill_dbid", "2"));
        assertEquals(List.of(1), pick(CfgType.PERSON, "group_dbid", "1"));
        assertEquals(List.of(1), pick(CfgType.PERSON, "login_dbid", "1"));
        assertEquals(List.of(2), pick(CfgType.PERSON, "no_login_dbid", "1"));
        assertEquals(List.of(2), pick(CfgType.PERSON, "employee_id", "2"));
        assertEquals(List.of(1), pick(CfgType.PERSON, "is_agent", "1"));
        assertEquals(List.of(1), pick(CfgType.DN, "place_dbid", "1"));
        assertEquals(List.of(2), pick(CfgType.DN, "no_place_dbid", "1"));
        assertEquals(List.of(1, 2), pick(CfgType.DN, "dn_type", "Extension"));
        assertEquals(List.of(1), pick(CfgType.AGENT_GROUP, "person_dbid", "1"));
        assertEquals(List.of(), pick(CfgType.AGENT_LOGIN, "no_person_dbid", "1"));
        ConfigFailure refused = assertThrows(ConfigFailure.class, () -> pick(CfgType.SKILL, "user_name", "kate"));
        assertEquals(ConfigNames.BAD_REQUEST, refused.code());
        assertTrue(
                refused.getMessage().contains("known: dbid, folder_dbid, folder_path, name, state"),
                refused.getMessage());
    }

    @ParameterizedTest
    @EnumSource(CfgType.class)
    void every_type_has_a_shape_whose_keys_are_attributes(CfgType type) {
        var shape = CfgShapes.shape(type);
        assertEquals(type, CfgShapes.named(shape.word()).orElseThrow().type());
        shape.keys()
                .forEach(key ->
                        key.forEach(part -> assertTrue(shape.attribute(part).isPresent(), part)));
        shape.lists()
                .forEach(list -> assertTrue(
                        shape.attribute(list.path() + "." + list.key()).isPresent(), list.path()));
    }

    private List<Integer> pick(CfgType type, String key, String value) throws Exception {
        FrameMessage request = FrameMessage.named(ConfigNames.REQUEST_READ_OBJECTS)
                .put("filter", KvCodec.write(KvList.EMPTY.with(key, value)))
                .build();
        return ObjectFilter.pick(store, type, request).stream()
                .map(CfgObject::dbid)
                .toList();
    }

    private int create(CfgType type, String json) throws Exception {
        return store.create(object(type, json)).dbid();
    }

    private CfgObject update(CfgType type, String json) throws Exception {
        CfgDelta delta = CfgDelta.of(type, 1);
        for (Map.Entry<String, JsonNode> each : parse(json).properties())
            delta = delta.set(each.getKey(), each.getValue());
        return store.update(delta);
    }

    private static CfgObject object(CfgType type, String json) throws Exception {
        return CfgObject.read(type, parse(json));
    }

    private static JsonNode parse(String json) throws Exception {
        return new ObjectMapper().readTree(json.replace('\'', '"').replaceAll("([{,] *)([A-Za-z]+):", "$1\"$2\":"));
    }

    private static void assertBad(org.junit.jupiter.api.function.Executable step) {
        assertCode(ConfigNames.BAD_REQUEST, step);
    }

    private static void assertCode(String code, org.junit.jupiter.api.function.Executable step) {
        assertEquals(code, assertThrows(ConfigFailure.class, step).code());
    }
}
