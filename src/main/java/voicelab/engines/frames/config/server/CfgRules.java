package voicelab.engines.frames.config.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;

/**
 * What the Configuration Layer reference says of each type's attributes, as far as the stand-in keeps it: which are
 * mandatory, which never change, which point at other objects. Where the reference is silent, stricter.
 */
final class CfgRules {
    /** An attribute that holds another object's DBID, or a list of them. */
    record Reference(String attribute, CfgType target) {}

    private static final List<Reference> REFERENCES = List.of(
            new Reference(CfgObject.TENANT_DBID, CfgType.TENANT),
            new Reference(CfgObject.FOLDER_DBID, CfgType.FOLDER),
            new Reference("parentTenantDbid", CfgType.TENANT),
            new Reference("tenantDbids", CfgType.TENANT),
            new Reference("switchDbid", CfgType.SWITCH),
            new Reference("hostDbid", CfgType.HOST),
            new Reference("didDbids", CfgType.DN),
            new Reference("appPrototypeDbid", CfgType.APP_PROTOTYPE),
            new Reference("appServerDbids", CfgType.APPLICATION),
            new Reference("enumeratorDbid", CfgType.ENUMERATOR),
            new Reference("resellerDbid", CfgType.GVP_RESELLER),
            new Reference("customerDbid", CfgType.GVP_CUSTOMER));

    /** Parents whose state their children take over. */
    static final Set<String> PARENTS = Set.of(CfgObject.TENANT_DBID, "switchDbid");

    /** "Once specified, cannot be changed." */
    static final Set<String> FIXED = Set.of(CfgObject.DBID, CfgObject.TENANT_DBID, "switchDbid", "type");

    private static final Map<CfgType, List<String>> MANDATORY = new EnumMap<>(Map.of(
            CfgType.SWITCH, List.of("name", "tenantDbid", "type"),
            CfgType.DN, List.of("number", "tenantDbid", "switchDbid", "type"),
            CfgType.PERSON, List.of("userName", "tenantDbid"),
            CfgType.APPLICATION, List.of("name", "type"),
            CfgType.TRANSACTION, List.of("name", "tenantDbid", "type"),
            CfgType.FOLDER, List.of("name", "type"),
            CfgType.SCRIPT, List.of("name", "tenantDbid", "type"),
            CfgType.GVP_IVR_PROFILE, List.of("name", "displayName", "tenantDbid")));

    private static final List<String> NAME = List.of("name");

    private CfgRules() {}

    static List<String> mandatory(CfgType type) {
        return MANDATORY.getOrDefault(type, NAME);
    }

    static List<Reference> references() {
        return REFERENCES;
    }

    /** Whether the attribute, where it is there, holds nothing but DBIDs: looser input would slip past the checks. */
    static boolean holdsDbids(CfgObject object, Reference reference) {
        JsonNode value = object.attribute(reference.attribute);
        if (value.isMissingNode()) return true;
        if (!value.isArray()) return value.isIntegralNumber() && value.canConvertToInt();
        for (JsonNode each : value) if (!each.isIntegralNumber() || !each.canConvertToInt()) return false;
        return true;
    }

    /** The DBIDs that an attribute of this object holds; 0 stands for none. */
    static List<Integer> pointed(CfgObject object, Reference reference) {
        List<Integer> dbids = new ArrayList<>();
        if (object.attribute(reference.attribute).isArray()) dbids.addAll(object.numbers(reference.attribute));
        else dbids.add(object.number(reference.attribute).orElse(0));
        // a CfgApplication names its host inside serverInfo
        if (reference.target == CfgType.HOST)
            dbids.add(object.attribute("serverInfo").path("hostDbid").intValue());
        dbids.removeIf(dbid -> dbid == 0);
        return dbids;
    }

    /** What must be unique: a name in its tenant, a DN's number in its switch, a folder's name in its folder. */
    static String identity(CfgObject object) {
        return switch (object.type()) {
            case DN ->
                object.number("switchDbid").orElse(0) + "/"
                        + object.text("number").orElse("");
            case PERSON -> object.text("userName").orElse("");
            case FOLDER ->
                object.tenantDbid() + "/" + object.number(CfgObject.FOLDER_DBID).orElse(0) + "/" + object.name();
            default -> object.tenantDbid() + "/" + object.name();
        };
    }
}
