package voicelab.systems.gvpconfigserver;

import java.util.List;
import java.util.Map;

/**
 * What the store holds after boot and after a reset, in an integrator's words.
 *
 * @param loadBalanceScheme {@code gvp.lrg / load-balance-scheme} of the MCP group
 */
record ConfigSeed(
        List<Tenant> tenants,
        List<IvrProfile> ivrProfiles,
        List<Mcp> mcps,
        List<App> applications,
        String loadBalanceScheme) {

    /** Section, key, value. */
    record Sections(Map<String, Map<String, String>> all) {}

    /** @param defaultApplication the IVR profile of calls that no DNIS maps ({@code gvp.general / default-application}) */
    record Tenant(String name, String ccid, String defaultApplication, Sections annex) {}

    /** @param dnis single numbers, or ranges {@code [8100-8199]} */
    record IvrProfile(String name, String tenant, List<String> dnis, Sections annex) {}

    /** An MCP that stands in the logical resource group. */
    record Mcp(String name, String host, int port) {}

    /** @param folder path from the root, {@code \} between names; may be empty */
    record App(String name, int type, String folder, Sections options) {}
}
