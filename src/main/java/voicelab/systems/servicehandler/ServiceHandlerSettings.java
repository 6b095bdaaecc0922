package voicelab.systems.servicehandler;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import voicelab.standin.Settings;

/**
 * What a profile may say of a Service Handler.
 *
 * @param consulListeners which of Consul's listeners it registers at: {@code HTTPS} (8501), {@code HTTP} (8500)
 * @param consulToken goes along as {@code X-Consul-Token}; empty for none
 * @param registerEvery time between two registrations
 * @param checkInterval how often Consul shall check
 * @param checkTimeout how long Consul shall wait for a check's answer
 * @param selfTestWithin how long the call of a readiness probe may take
 */
record ServiceHandlerSettings(
        List<String> consulListeners,
        String consulToken,
        Duration registerEvery,
        Duration checkInterval,
        Duration checkTimeout,
        Duration selfTestWithin) {
    private static final Set<String> KEYS = Set.of(
            "consul-port", "consul-token", "register-every", "check-interval", "check-timeout", "self-test-within");

    /** Strict: an unknown key or a value out of its range is a fault that names file and line. */
    static ServiceHandlerSettings read(Settings all) {
        all.only(KEYS);
        return new ServiceHandlerSettings(
                listeners(all),
                all.text("consul-token", ""),
                positive(all, "register-every", Duration.ofSeconds(10)),
                positive(all, "check-interval", Duration.ofSeconds(30)),
                positive(all, "check-timeout", Duration.ofSeconds(10)),
                positive(all, "self-test-within", Duration.ofSeconds(8)));
    }

    private static List<String> listeners(Settings all) {
        String port = all.text("consul-port", "8501");
        return switch (port) {
            case "8501" -> List.of("HTTPS");
            case "8500" -> List.of("HTTP");
            case "both" -> List.of("HTTPS", "HTTP");
            default ->
                throw all.get("consul-port")
                        .orElse(all)
                        .fault("consul-port is 8500, 8501 or both, not \"" + port + "\"");
        };
    }

    private static Duration positive(Settings all, String key, Duration usual) {
        Duration value = all.duration(key, usual);
        if (value.isZero() || value.isNegative())
            throw all.get(key).orElse(all).fault(key + " must be longer than nothing");
        return value;
    }
}
