package voicelab.engines.frames.interaction;

import java.util.Optional;

/** What a client of an Interaction Server registers as. Names are documented, the numbers behind them are not public. */
public enum ClientType {
    PROXY("Proxy", "Proxy"),
    MEDIA_SERVER("MediaServer", "Media server"),
    AGENT_APPLICATION("AgentApplication", "Agent application"),
    REPORTING_ENGINE("ReportingEngine", "Reporting engine"),
    ROUTING_ENGINE("RoutingEngine", "Routing engine");

    private final String wireName;
    private final String label;

    ClientType(String wireName, String label) {
        this.wireName = wireName;
        this.label = label;
    }

    /** As {@code clientType} of RequestRegisterClient has it. */
    public String wireName() {
        return wireName;
    }

    /** As the documented dashboards call it ({@code client_type_name}). */
    public String label() {
        return label;
    }

    public static Optional<ClientType> of(String wireName) {
        for (ClientType type : values()) if (type.wireName.equals(wireName)) return Optional.of(type);
        return Optional.empty();
    }
}
