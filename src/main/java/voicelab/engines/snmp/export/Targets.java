package voicelab.engines.snmp.export;

import java.util.OptionalInt;

/** {@code host} or {@code host:port}, as {@code target} names an agent. */
final class Targets {
    private static final int MOST_PORT = 65_535;

    private Targets() {}

    static String host(String target) {
        int colon = target.lastIndexOf(':');
        return colon < 0 ? target : target.substring(0, colon);
    }

    /** Empty when none is named, or none that can be. */
    static OptionalInt port(String target) {
        int colon = target.lastIndexOf(':');
        String digits = colon < 0 ? "" : target.substring(colon + 1);
        if (!digits.matches("[0-9]{1,5}")) return OptionalInt.empty();
        int port = Integer.parseInt(digits);
        return port == 0 || port > MOST_PORT ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** Whether the host means the exporter's own pod. */
    static boolean isHere(String host) {
        return host.equals("127.0.0.1") || host.equals("localhost");
    }
}
