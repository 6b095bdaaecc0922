package voicelab.protocols.records;

import java.util.Locale;
import java.util.Optional;

/** Which part of the platform wrote a record; {@link #wire()} is the name in the body and in queries. */
public enum Component {
    /** Resource manager. */
    RM,
    /** Media control platform. */
    MCP;

    /** {@code rm} or {@code mcp}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The component of that name in any case; empty for an unknown one. */
    public static Optional<Component> of(String wire) {
        for (Component c : values()) if (c.name().equalsIgnoreCase(wire)) return Optional.of(c);
        return Optional.empty();
    }
}
