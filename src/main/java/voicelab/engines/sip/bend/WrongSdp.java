package voicelab.engines.sip.bend;

import java.util.Map;
import java.util.regex.Pattern;
import voicelab.protocols.sip.BodySwap;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;

/** SDP that says something else than its sender meant. */
public final class WrongSdp {
    /** RFC 3551 section 6; any other codec takes the first dynamic number. */
    private static final Map<String, String> STATIC =
            Map.of("PCMU", "0", "GSM", "3", "PCMA", "8", "G722", "9", "G728", "15", "G729", "18");

    private static final String DYNAMIC = "96";
    private static final Pattern ADDRESS = Pattern.compile("(?m)^c=IN IP4 [^\r\n]*");
    private static final Pattern PORT = Pattern.compile("(?m)^m=audio [0-9]+");
    private static final Pattern FORMATS = Pattern.compile("(?m)^(m=audio [0-9/]+ [^ ]+) ([^\r\n]*)");
    private static final Pattern MAPPINGS = Pattern.compile("(?m)^a=(rtpmap|fmtp):[^\r\n]*\r?\n?");

    private WrongSdp() {}

    /**
     * @param packet with a body of SDP
     * @param what {@code address}, {@code port}, {@code codec} (the only one named then) or {@code garbled} (nobody can read it)
     * @param value of the first three
     */
    public static SipPacket of(SipPacket packet, String what, String value) {
        SipContent sdp = packet.sdp().orElseThrow();
        String text = sdp.text();
        String wrong = switch (what) {
            case "address" -> ADDRESS.matcher(text).replaceAll("c=IN IP4 " + value);
            case "port" -> PORT.matcher(text).replaceAll("m=audio " + value);
            case "codec" -> codec(text, value);
            default -> text.replace('=', '?');
        };
        return BodySwap.of(packet, SipContent.of(sdp.type(), wrong));
    }

    private static String codec(String text, String name) {
        String number = STATIC.getOrDefault(name, DYNAMIC);
        String bare = MAPPINGS.matcher(text).replaceAll("");
        return FORMATS.matcher(bare).replaceAll("$1 " + number + "\r\na=rtpmap:" + number + " " + name + "/8000");
    }
}
