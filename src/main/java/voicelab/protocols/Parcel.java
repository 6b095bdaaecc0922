package voicelab.protocols;

import java.util.Map;

/**
 * One message as it crosses an arrow: what a tap shows, what a fault bends, what a scenario expects.
 *
 * <p>Implementations are immutable. {@link #summary()} and {@link #fields()} may be computed when asked for: the hot path
 * only hands the parcel on, readers pay for the description.
 */
public interface Parcel {

    /** Field names that correlate parcels of different protocols into one call. */
    String CALL_ID = "call-id";

    String SESSION_ID = "gvp-session-id";

    /** The protocol's usual name: {@code SIP}, {@code HTTP}, {@code frame}, {@code OpenWire}. */
    String protocol();

    /** One line a person reads, such as {@code INVITE sip:8001@127.20.0.12}. */
    String summary();

    /** The bytes as on the wire (for binary clients of a library: the body). Shared, never to be changed. */
    byte[] bytes();

    /** Named facts of this message, lower-case names in the field's terms ({@code method}, {@code status}, {@code dnis}). */
    Map<String, String> fields();
}
