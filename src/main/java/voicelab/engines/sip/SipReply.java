package voicelab.engines.sip;

import java.util.ArrayList;
import java.util.List;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipHeader;

/**
 * A response to be made. Via, From, To (with a tag), Call-ID, CSeq, Record-Route and Content-Length are the transaction's
 * own; Contact is added by a dialog.
 *
 * @param reason empty for the usual phrase of that status
 * @param content {@code null} for none
 */
public record SipReply(int status, String reason, List<SipHeader> headers, SipContent content) {
    private static final int LEAST = 100;
    private static final int MOST = 699;

    /** @throws IllegalArgumentException when the status is not from 100 to 699 */
    public SipReply {
        if (status < LEAST || status > MOST) throw new IllegalArgumentException("no SIP status: " + status);
    }

    public static SipReply of(int status) {
        return new SipReply(status, "", List.of(), null);
    }

    public SipReply reason(String phrase) {
        return new SipReply(status, phrase, headers, content);
    }

    public SipReply with(String name, String value) {
        List<SipHeader> more = new ArrayList<>(headers);
        more.add(new SipHeader(name, value));
        return new SipReply(status, reason, List.copyOf(more), content);
    }

    public SipReply with(List<SipHeader> others) {
        List<SipHeader> more = new ArrayList<>(headers);
        more.addAll(others);
        return new SipReply(status, reason, List.copyOf(more), content);
    }

    public SipReply body(SipContent body) {
        return new SipReply(status, reason, headers, body);
    }

    public SipReply sdp(String text) {
        return body(SipContent.sdp(text));
    }
}
