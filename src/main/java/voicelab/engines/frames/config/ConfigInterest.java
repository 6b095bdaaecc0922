package voicelab.engines.frames.config;

import java.util.OptionalInt;

/**
 * What a subscription is for: all objects of a type, one of them, or those of one tenant.
 *
 * @param dbid the one object, or empty for all
 * @param tenantDbid the one tenant, or empty for all
 */
public record ConfigInterest(CfgType type, OptionalInt dbid, OptionalInt tenantDbid) {
    public static ConfigInterest all(CfgType type) {
        return new ConfigInterest(type, OptionalInt.empty(), OptionalInt.empty());
    }

    public static ConfigInterest one(CfgType type, int dbid) {
        return new ConfigInterest(type, OptionalInt.of(dbid), OptionalInt.empty());
    }

    public static ConfigInterest ofTenant(CfgType type, int tenantDbid) {
        return new ConfigInterest(type, OptionalInt.empty(), OptionalInt.of(tenantDbid));
    }

    /** @param tenant the object's tenant, 0 where it has none */
    public boolean matches(CfgType changed, int changedDbid, int tenant) {
        return type == changed
                && (dbid.isEmpty() || dbid.getAsInt() == changedDbid)
                && (tenantDbid.isEmpty() || tenantDbid.getAsInt() == tenant);
    }
}
