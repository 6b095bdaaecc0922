package voicelab.engines.frames.config.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import voicelab.engines.frames.config.CfgType;

/**
 * The table of the object model, in an order in which objects can be created. A row of an attribute is its path, the type that it
 * points at, and its {@link CfgAttribute.Trait}s.
 */
public final class CfgShapes {
    private static final String BY_NAME = "tenantDbid name";
    private static final Map<CfgType, CfgShape> ALL = new LinkedHashMap<>();

    static {
        add(CfgShape.of(CfgType.TENANT, "tenants", "name")
                .with("name must", "parentTenantDbid TENANT", "isServiceProvider number", "chargeableNumber"));
        add(CfgShape.of(CfgType.FOLDER, "folders", "tenantDbid folderDbid type name")
                .with("name must", "type number must fixed", "description", "folderClass number", "customType number"));
        add(CfgShape.of(CfgType.HOST, "hosts", "name")
                .with("name must", "ipAddress", "type number", "lcaPort", "osInfo.osType number", "osInfo.osVersion"));
        add(CfgShape.of(CfgType.APP_PROTOTYPE, "app-prototypes", "name")
                .with("name must fixed", "type number must fixed", "version"));
        add(CfgShape.of(CfgType.SWITCH, "switches", BY_NAME)
                .with("name must", "tenantDbid TENANT must fixed parent", "type must fixed", "tserverDbid APPLICATION")
                .with("physSwitchDbid number", "dnRange"));
        add(CfgShape.of(CfgType.APPLICATION, "applications", BY_NAME)
                .with(
                        "name must",
                        "type number must fixed",
                        "version",
                        "isServer number",
                        "appPrototypeDbid APP_PROTOTYPE")
                .with("serverInfo.hostDbid HOST", "serverInfo.port", "serverInfo.backupServerDbid APPLICATION weak")
                .with("serverInfo.timeout number", "serverInfo.attempts number", "tenantDbids TENANT")
                .with(
                        "appServers.appServerDbid APPLICATION weak",
                        "appServers.connProtocol",
                        "appServers.timeoutLocal number",
                        "appServers.appParams")
                .with("appServers.timeoutRemote number", "workDirectory", "commandLine")
                .with("commandLineArguments", "autoRestart number", "startupType number", "isPrimary number")
                .with("portInfos.id", "portInfos.port", "portInfos.connProtocol")
                .keyed("appServers appServerDbid deletedAppServerDbids", "portInfos id"));
        add(CfgShape.of(CfgType.SKILL, "skills", BY_NAME).with("name must", "tenantDbid TENANT must fixed parent"));
        add(CfgShape.of(CfgType.SCRIPT, "scripts", BY_NAME)
                .with("name must", "tenantDbid TENANT must fixed parent", "type must fixed", "index number"));
        add(CfgShape.of(CfgType.ENUMERATOR, "enumerators", BY_NAME)
                .with("name must fixed", "tenantDbid TENANT fixed parent", "type", "displayName", "description"));
        add(CfgShape.of(CfgType.ENUMERATOR_VALUE, "enumerator-values", "enumeratorDbid name")
                .tenantFrom("enumeratorDbid")
                .with("name must", "enumeratorDbid ENUMERATOR must fixed parent", "isDefault number", "displayName")
                .with("description"));
        add(CfgShape.of(CfgType.DN, "dns", "switchDbid number")
                .tenantFrom("switchDbid")
                .with("name", "number must fixed", "switchDbid SWITCH must fixed parent", "type must fixed")
                .with(
                        "association",
                        "loginFlag number",
                        "registerAll number",
                        "destDnDbids DN weak",
                        "routeType number")
                .with(
                        "trunks number",
                        "override",
                        "useOverride number",
                        "switchSpecificType number",
                        "contractDbid number"));
        add(CfgShape.of(CfgType.AGENT_LOGIN, "agent-logins", "switchDbid loginCode")
                .tenantFrom("switchDbid")
                .with("loginCode must fixed", "switchDbid SWITCH must fixed parent", "override", "useOverride number")
                .with("switchSpecificType number", "password"));
        add(CfgShape.of(CfgType.PLACE, "places", BY_NAME)
                .with("name must", "tenantDbid TENANT must fixed parent", "dnDbids DN weak", "capacityRuleDbid SCRIPT")
                .with("contractDbid number"));
        addPeople();
        add(CfgShape.of(CfgType.TRANSACTION, "transactions", "tenantDbid type name")
                .with("name must", "tenantDbid TENANT must fixed parent", "type must fixed", "alias", "description")
                .with("recordPeriod number", "format"));
        add(CfgShape.of(CfgType.GVP_RESELLER, "gvp-resellers", BY_NAME)
                .with("name must", "displayName", "notes", "startDate"));
        add(CfgShape.of(CfgType.GVP_CUSTOMER, "gvp-customers", BY_NAME)
                .with(
                        "name must",
                        "displayName",
                        "notes",
                        "channel",
                        "resellerDbid GVP_RESELLER",
                        "isProvisioned number"));
        add(CfgShape.of(CfgType.GVP_IVR_PROFILE, "ivr-profiles", BY_NAME)
                .with(
                        "name must",
                        "displayName must",
                        "tenantDbid TENANT must fixed parent",
                        "type",
                        "description",
                        "notes")
                .with("startServiceDate", "endServiceDate", "isProvisioned number", "tfn", "status", "didDbids DN")
                .with("resellerDbid GVP_RESELLER", "customerDbid GVP_CUSTOMER"));
    }

    private CfgShapes() {}

    private static void addPeople() {
        add(CfgShape.of(CfgType.PERSON, "persons", "userName", "tenantDbid employeeId")
                .with(
                        "userName must",
                        "employeeId must",
                        "tenantDbid TENANT must fixed parent",
                        "firstName",
                        "lastName")
                .with("emailAddress", "externalId", "isAgent number fixed", "isAdmin number", "isExternalAuth number")
                .with("agentInfo.placeDbid PLACE weak", "agentInfo.capacityRuleDbid SCRIPT")
                .with("agentInfo.skillLevels.skillDbid SKILL weak", "agentInfo.skillLevels.level number")
                .with("agentInfo.agentLogins.agentLoginDbid AGENT_LOGIN weak")
                .with("agentInfo.agentLogins.wrapupTime number", "appRanks.appType number", "appRanks.appRank number")
                .keyed("agentInfo.skillLevels skillDbid deletedSkillDbids")
                .keyed("agentInfo.agentLogins agentLoginDbid deletedAgentLoginDbids", "appRanks appType"));
        String[] group = {"name must", "tenantDbid TENANT must fixed parent", "managerDbids PERSON weak"};
        add(CfgShape.of(CfgType.AGENT_GROUP, "agent-groups", BY_NAME)
                .with(group)
                .with("routeDnDbids DN weak", "capacityRuleDbid SCRIPT", "agentDbids PERSON weak"));
        add(CfgShape.of(CfgType.PLACE_GROUP, "place-groups", BY_NAME)
                .with(group)
                .with("routeDnDbids DN weak", "capacityRuleDbid SCRIPT", "placeDbids PLACE weak"));
        add(CfgShape.of(CfgType.ACCESS_GROUP, "access-groups", BY_NAME)
                .with("name must", "tenantDbid TENANT must fixed parent", "type number fixed")
                .with("memberIds.dbid PERSON weak", "memberIds.type number")
                .keyed("memberIds dbid deletedMemberIds"));
    }

    /** What every object may have is added here. */
    private static void add(CfgShape shape) {
        CfgShape whole = shape.with("dbid number fixed", "state number", "folderDbid FOLDER");
        if (whole.attribute("name").isEmpty() && shape.type() != CfgType.AGENT_LOGIN) whole = whole.with("name");
        if (whole.attribute("tenantDbid").isEmpty() && shape.type() != CfgType.TENANT)
            whole = whole.with("tenantDbid TENANT fixed parent");
        ALL.put(shape.type(), whole);
    }

    public static CfgShape shape(CfgType type) {
        return ALL.get(type);
    }

    /** In an order in which objects can be created. */
    public static Collection<CfgShape> all() {
        return ALL.values();
    }

    /** By the word of a document, by the type's name or number. */
    public static Optional<CfgShape> named(String word) {
        for (CfgShape each : ALL.values()) if (each.word().equals(word)) return Optional.of(each);
        return CfgType.of(word).map(ALL::get);
    }
}
