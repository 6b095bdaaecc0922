package voicelab.engines.sip;

import java.util.List;

/**
 * What a node says of itself and asks of requests.
 *
 * @param userAgentChecks whether the node answers 420 to an unknown Require and 482 to a merged request before any handler
 *     sees it (RFC 3261 section 8.2.2); off for a proxy
 * @param product the Server and User-Agent header of what the node itself makes; empty for none
 * @param allow methods for Allow
 * @param supported option tags for Supported and against Require; none by default, whoever does one names it
 * @param accept media types for Accept
 */
public record SipManners(
        boolean userAgentChecks, String product, List<String> allow, List<String> supported, List<String> accept) {
    static final SipManners DEFAULTS = new SipManners(
            true,
            "",
            List.of("INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "INFO", "UPDATE", "REFER", "NOTIFY", "MESSAGE"),
            List.of(),
            List.of("application/sdp"));

    public SipManners {
        allow = List.copyOf(allow);
        supported = List.copyOf(supported);
        accept = List.copyOf(accept);
    }
}
