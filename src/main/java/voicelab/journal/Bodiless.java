package voicelab.journal;

import java.util.Map;
import voicelab.protocols.Parcel;

/** A parcel too large to keep: its description without its bytes. */
record Bodiless(String protocol, String summary, Map<String, String> fields) implements Parcel {
    private static final byte[] NOTHING = {};

    static Parcel of(Parcel large) {
        return new Bodiless(
                large.protocol(),
                large.summary() + " (" + large.bytes().length + " bytes, not kept)",
                Map.copyOf(large.fields()));
    }

    @Override
    public byte[] bytes() {
        return NOTHING;
    }
}
