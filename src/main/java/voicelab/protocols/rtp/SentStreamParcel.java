package voicelab.protocols.rtp;

import java.util.LinkedHashMap;
import java.util.Map;
import voicelab.protocols.Parcel;

/** A sent media stream, its begin or its end, as one line of the journal: packets themselves are too many to keep. */
public record SentStreamParcel(String what, String callId, Map<String, String> totals) implements Parcel {
    private static final byte[] NOTHING = {};

    @Override
    public String protocol() {
        return "RTP";
    }

    @Override
    public String summary() {
        return "stream " + what + (totals.isEmpty() ? "" : " " + totals);
    }

    @Override
    public byte[] bytes() {
        return NOTHING;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>(totals);
        fields.put("stream", what);
        if (!callId.isEmpty()) fields.put(CALL_ID, callId);
        return fields;
    }
}
