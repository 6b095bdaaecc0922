package voicelab.engines.frames.config.server;

import static voicelab.engines.frames.config.CfgType.ACCESS_GROUP;
import static voicelab.engines.frames.config.CfgType.AGENT_GROUP;
import static voicelab.engines.frames.config.CfgType.AGENT_LOGIN;
import static voicelab.engines.frames.config.CfgType.APPLICATION;
import static voicelab.engines.frames.config.CfgType.APP_PROTOTYPE;
import static voicelab.engines.frames.config.CfgType.DN;
import static voicelab.engines.frames.config.CfgType.ENUMERATOR;
import static voicelab.engines.frames.config.CfgType.ENUMERATOR_VALUE;
import static voicelab.engines.frames.config.CfgType.FOLDER;
import static voicelab.engines.frames.config.CfgType.GVP_CUSTOMER;
import static voicelab.engines.frames.config.CfgType.GVP_IVR_PROFILE;
import static voicelab.engines.frames.config.CfgType.HOST;
import static voicelab.engines.frames.config.CfgType.PERSON;
import static voicelab.engines.frames.config.CfgType.PLACE;
import static voicelab.engines.frames.config.CfgType.PLACE_GROUP;
import static voicelab.engines.frames.config.CfgType.SCRIPT;
import static voicelab.engines.frames.config.CfgType.SWITCH;
import static voicelab.engines.frames.config.CfgType.TRANSACTION;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFilter;
import voicelab.engines.frames.config.model.CfgAttribute;
import voicelab.engines.frames.config.model.CfgShapes;

/** The filter keys of each type, as the Configuration Layer reference lists them; {@code folder_path} is ours. */
final class FilterKeys {
    /** How a key picks objects. */
    enum Pick {
        /** The object's own attribute has this value (one of its items, where it is a list). */
        HAS,
        /** The object of another type with this DBID points here. */
        OF,
        /** No object of another type points here; the value does not matter. */
        OF_NONE,
        /** The attribute holds nothing; the value does not matter. */
        LACKS,
        /** Lies in this folder, named by its path. */
        PATH
    }

    /** @param attribute of {@code type}, which is the filtered type or the one that points at it */
    record Key(Pick pick, CfgType type, CfgAttribute attribute) {}

    private static final Map<CfgType, Map<String, Key>> ALL = new EnumMap<>(CfgType.class);

    static {
        for (CfgType type : CfgType.values()) {
            ALL.put(type, new HashMap<>());
            has(type, "dbid dbid", "state state", "folder_dbid folderDbid", ConfigFilter.FOLDER_PATH + " folderDbid");
            if (CfgShapes.shape(type).attribute("name").isPresent()) has(type, "name name");
            if (type != CfgType.TENANT) has(type, "tenant_dbid tenantDbid");
        }
        has(SWITCH, "tserver_dbid tserverDbid", "type type");
        has(DN, "switch_dbid switchDbid", "dn_number number", "dn_type type", "association association");
        key(DN, "place_dbid", Pick.OF, PLACE, "dnDbids");
        key(DN, "no_place_dbid", Pick.OF_NONE, PLACE, "dnDbids");
        key(DN, "ivr_profile_dbid", Pick.OF, GVP_IVR_PROFILE, "didDbids");
        has(PERSON, "user_name userName", "employee_id employeeId", "first_name firstName", "last_name lastName");
        has(PERSON, "is_agent isAgent", "skill_dbid agentInfo.skillLevels.skillDbid");
        has(PERSON, "login_dbid agentInfo.agentLogins.agentLoginDbid");
        key(PERSON, "group_dbid", Pick.OF, AGENT_GROUP, "agentDbids");
        key(PERSON, "access_group_dbid", Pick.OF, ACCESS_GROUP, "memberIds.dbid");
        key(PERSON, "no_login_dbid", Pick.LACKS, PERSON, "agentInfo.agentLogins.agentLoginDbid");
        key(PERSON, "no_place_dbid", Pick.LACKS, PERSON, "agentInfo.placeDbid");
        has(PLACE, "dn_dbid dnDbids", "capacity_rule_dbid capacityRuleDbid");
        key(PLACE, "group_dbid", Pick.OF, PLACE_GROUP, "placeDbids");
        has(AGENT_GROUP, "person_dbid agentDbids", "capacity_rule_dbid capacityRuleDbid");
        has(PLACE_GROUP, "place_dbid placeDbids", "capacity_rule_dbid capacityRuleDbid");
        has(ACCESS_GROUP, "person_dbid memberIds.dbid");
        has(AGENT_LOGIN, "switch_dbid switchDbid", "login_code loginCode");
        key(AGENT_LOGIN, "no_person_dbid", Pick.OF_NONE, PERSON, "agentInfo.agentLogins.agentLoginDbid");
        has(APPLICATION, "app_type type", "version version", "host_dbid serverInfo.hostDbid", "is_server isServer");
        has(APPLICATION, "app_prototype_dbid appPrototypeDbid", "tenant_dbid tenantDbids");
        has(APP_PROTOTYPE, "app_type type", "version version");
        has(HOST, "host_type type", "ip_address ipAddress");
        has(SCRIPT, "script_type type");
        has(TRANSACTION, "type type", "transaction_type type");
        has(FOLDER, "type type", "folder_class folderClass");
        has(ENUMERATOR, "enumerator_type type");
        has(ENUMERATOR_VALUE, "enumerator_dbid enumeratorDbid");
        has(GVP_IVR_PROFILE, "display_name displayName", "did_dbid didDbids", "customer_dbid customerDbid");
        has(GVP_IVR_PROFILE, "reseller_dbid resellerDbid");
        has(GVP_CUSTOMER, "reseller_dbid resellerDbid");
    }

    private FilterKeys() {}

    static Optional<Key> of(CfgType type, String key) {
        return Optional.ofNullable(ALL.get(type).get(key));
    }

    static Map<String, Key> of(CfgType type) {
        return Map.copyOf(ALL.get(type));
    }

    private static void has(CfgType type, String... rows) {
        for (String row : rows) {
            String[] words = row.split(" ");
            Pick pick = words[0].equals(ConfigFilter.FOLDER_PATH) ? Pick.PATH : Pick.HAS;
            key(type, words[0], pick, type, words[1]);
        }
    }

    private static void key(CfgType type, String key, Pick pick, CfgType of, String attribute) {
        CfgAttribute known = CfgShapes.shape(of).attribute(attribute).orElseThrow();
        ALL.get(type).put(key, new Key(pick, of, known));
    }
}
