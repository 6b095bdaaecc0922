package voicelab.map;

/**
 * One listener of a system.
 *
 * @param name the suffix of its {@code LAB_*} variable, unique in its system
 * @param documentedPort the port or range of the map
 * @param protocol what it speaks
 * @param front whether the front door repeats it on 127.0.0.1
 */
public record ListenerSpec(
        SystemId system,
        String name,
        Transport transport,
        PortSpan documentedPort,
        Origin origin,
        String protocol,
        boolean front) {

    /** {@code resource-manager:SIP}. */
    public String ref() {
        return system + ":" + name;
    }
}
