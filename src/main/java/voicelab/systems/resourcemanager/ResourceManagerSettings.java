package voicelab.systems.resourcemanager;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import voicelab.engines.frames.config.ConfigLogin;
import voicelab.protocols.sip.Transport;
import voicelab.standin.Settings;

/**
 * What a profile may say about the Resource Manager.
 *
 * @param healthEvery time between two OPTIONS to the same peer
 * @param healthPatience real time within which an OPTIONS is to be answered
 * @param healthMisses unanswered ones in a row after which a resource is offline
 * @param portCapacity calls at once on a resource whose application names no {@code port-capacity}
 * @param noResourceStatus what an INVITE is answered when no resource is left
 * @param retryAfter the Retry-After of that answer
 * @param mostSessions calls at once; beyond it an INVITE is answered 503
 * @param longestCall after this a call whose end was never seen is closed in the books
 * @param lrgFolder folder whose MCP applications are the resource group; {@code MCP_Configuration_Unit\MCP_LRG}
 * @param resources further resources as SIP addresses ({@code sip:mcp:5070}), as an LRG section of RM's own would name them
 * @param resourceTransport what resources are called over; TCP is documented, UDP is for the user's own
 * @param applicationName the CfgApplication as which the configuration is opened
 */
public record ResourceManagerSettings(
        Duration healthEvery,
        Duration healthPatience,
        int healthMisses,
        int portCapacity,
        int noResourceStatus,
        Duration retryAfter,
        int mostSessions,
        Duration longestCall,
        String lrgFolder,
        List<String> resources,
        Transport resourceTransport,
        String applicationName,
        String configUser,
        String configPassword) {

    private static final Set<String> KEYS = Set.of(
            "health-every",
            "health-patience",
            "health-misses",
            "port-capacity",
            "no-resource-status",
            "retry-after",
            "most-sessions",
            "longest-call",
            "lrg-folder",
            "resources",
            "resource-transport",
            "application",
            "config-user",
            "config-password");

    /** Strict: an unknown key or a value out of its range is a fault that names file and line. */
    public static ResourceManagerSettings read(Settings all) {
        all.only(PairSettings.with(KEYS));
        int status = all.number("no-resource-status", 503);
        if (status < 400 || status > 699) throw all.fault("no-resource-status is a final status from 400 to 699");
        return new ResourceManagerSettings(
                positive(all, "health-every", all.duration("health-every", Duration.ofSeconds(5))),
                positive(all, "health-patience", all.duration("health-patience", Duration.ofSeconds(2))),
                positive(all, "health-misses", all.number("health-misses", 2)),
                positive(all, "port-capacity", all.number("port-capacity", 500)),
                status,
                all.duration("retry-after", Duration.ofSeconds(5)),
                positive(all, "most-sessions", all.number("most-sessions", 20_000)),
                positive(all, "longest-call", all.duration("longest-call", Duration.ofHours(4))),
                all.text("lrg-folder", "MCP_Configuration_Unit\\MCP_LRG"),
                all.words("resources"),
                transport(all),
                all.text("application", "azure_rm"),
                all.text("config-user", ConfigLogin.LAB_USER),
                all.text("config-password", ConfigLogin.LAB_PASSWORD));
    }

    private static Transport transport(Settings all) {
        String word = all.text("resource-transport", Transport.TCP.parameter());
        for (Transport each : Transport.values()) if (each.parameter().equals(word)) return each;
        throw all.fault("resource-transport is tcp or udp");
    }

    private static int positive(Settings all, String key, int value) {
        if (value < 1) throw all.fault(key + " must be at least 1");
        return value;
    }

    private static Duration positive(Settings all, String key, Duration value) {
        if (value.isZero() || value.isNegative()) throw all.fault(key + " must be longer than nothing");
        return value;
    }
}
