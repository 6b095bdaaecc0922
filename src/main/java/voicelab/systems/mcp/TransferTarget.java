package voicelab.systems.mcp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import voicelab.languages.voicexml.Transferred;
import voicelab.protocols.sip.NameAddr;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipUri;

/** What a {@code <transfer>} and SIP say to each other: where to, and what a final status means. */
final class TransferTarget {
    static final int GONE = 487;
    static final int TIMEOUT = 408;

    private static final Pattern NUMBER = Pattern.compile("(?:tel:)?([0-9*#+._-]{1,64})");

    private TransferTarget() {}

    /** A SIP URI as it is; a number at the host that the caller came from. Empty for what is neither. */
    static Optional<String> of(SipPacket invite, String destination) {
        if (destination.startsWith("sip:"))
            return SipUri.read(destination).filter(uri -> !uri.user().isEmpty()).map(SipUri::toString);
        Matcher number = NUMBER.matcher(destination);
        Optional<String> host =
                NameAddr.read(invite.from()).flatMap(NameAddr::sipUri).map(SipUri::host);
        if (!number.matches() || host.isEmpty()) return Optional.empty();
        return Optional.of("sip:" + number.group(1).replace("#", "%23") + "@" + host.get());
    }

    static Transferred refused(int status) {
        return switch (status) {
            case 486, 600, 603 -> Transferred.BUSY;
            case TIMEOUT, 480 -> Transferred.NO_ANSWER;
            case GONE -> Transferred.HUNG_UP;
            case 503 -> Transferred.NETWORK_BUSY;
            default -> Transferred.UNKNOWN;
        };
    }
}
