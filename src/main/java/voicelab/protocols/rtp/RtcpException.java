package voicelab.protocols.rtp;

import java.io.IOException;

/** Octets that are no RTCP compound; says what and at which octet. */
public final class RtcpException extends IOException {
    private static final long serialVersionUID = 1;

    RtcpException(String problem, int at) {
        super(problem + " at octet " + at);
    }
}
