package voicelab.protocols.sdp;

import java.util.List;

/**
 * What an end can do with audio.
 *
 * @param encodings {@code PCMU}, {@code PCMA}, the preferred first
 * @param digits whether it takes telephone-events
 * @param digitsPayloadType what it offers them as; an answer takes over the offer's
 * @param ptimeMillis said in {@code a=ptime}
 * @param oneOnly an answer names a single codec beside the events
 */
public record AudioTerms(
        List<String> encodings, boolean digits, int digitsPayloadType, int ptimeMillis, boolean oneOnly) {
    /** Both laws and events as 101: what the platform's media server has (MCS, {@code pcmu pcma telephone-event}). */
    public static final AudioTerms G711 = new AudioTerms(List.of("PCMU", "PCMA"), true, 101, 20, false);

    public AudioTerms {
        encodings = List.copyOf(encodings);
        if (encodings.isEmpty()) throw new IllegalArgumentException("at least one codec is needed");
        for (String encoding : encodings)
            if (payloadType(encoding) < 0) throw new IllegalArgumentException(encoding + " is neither PCMU nor PCMA");
    }

    public AudioTerms only(String... those) {
        return new AudioTerms(List.of(those), digits, digitsPayloadType, ptimeMillis, oneOnly);
    }

    public AudioTerms digits(boolean yes) {
        return new AudioTerms(encodings, yes, digitsPayloadType, ptimeMillis, oneOnly);
    }

    public AudioTerms oneOnly(boolean yes) {
        return new AudioTerms(encodings, digits, digitsPayloadType, ptimeMillis, yes);
    }

    static int payloadType(String encoding) {
        return switch (encoding) {
            case "PCMU" -> 0;
            case "PCMA" -> 8;
            default -> -1;
        };
    }

    /** The own spelling of an encoding that both know under its static payload type, or null. */
    String known(RtpMap map) {
        for (String encoding : encodings)
            if (map.is(encoding) && map.payloadType() == payloadType(encoding)) return encoding;
        return null;
    }
}
