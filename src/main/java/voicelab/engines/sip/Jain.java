package voicelab.engines.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
import voicelab.protocols.sip.SipPacket;

/**
 * JAIN-SIP's typed view of a packet, for logic in this package that reads many headers. Parsed anew each time: about 10
 * microseconds, against one for a look-up in the packet itself.
 */
final class Jain {
    private Jain() {}

    /** @throws ParseException where JAIN is stricter than the scanner */
    static SIPRequest request(SipPacket packet) throws ParseException {
        return (SIPRequest) parse(packet);
    }

    static SIPResponse response(SipPacket packet) throws ParseException {
        return (SIPResponse) parse(packet);
    }

    private static SIPMessage parse(SipPacket packet) throws ParseException {
        return new StringMsgParser()
                .parseSIPMessage(packet.bytes().clone(), true, true, (error, message, header, text, whole) -> {
                    throw error;
                });
    }
}
