package voicelab.callpath;

import java.io.IOException;
import voicelab.protocols.sip.SipPacket;

/** One call that a {@link WirePhone} places, with its dialog. */
final class WireCall {
    private static final String SDP = "application/sdp";

    private final WirePhone wire;
    private final String id = "wire" + System.nanoTime();
    private String target;
    private String to;
    private int cseq;

    private WireCall(WirePhone wire, String uri) {
        this.wire = wire;
        this.target = uri;
        this.to = "<" + uri + ">";
    }

    /** An INVITE that waits for {@link #answered}. */
    static WireCall place(WirePhone wire, String uri, String sdp) throws IOException {
        WireCall call = new WireCall(wire, uri);
        call.offer(sdp);
        return call;
    }

    private String dialog() {
        return "From: <sip:wire@127.0.0.1>;tag=a\r\nTo: " + to + "\r\nCall-ID: " + id + "\r\n";
    }

    /** An INVITE of the next number. @return its branch */
    String offer(String sdp) throws IOException {
        String branch = wire.branch();
        wire.send(wire.request("INVITE", target, branch, dialog(), ++cseq, "", SDP, sdp));
        return branch;
    }

    /** The 200 of the latest INVITE, acknowledged. */
    SipPacket answered() throws IOException {
        SipPacket ok = wire.next("200 to INVITE " + cseq, p -> isAnswer(p) && p.status() == 200);
        to = ok.to();
        target = ok.addresses("Contact").get(0).uri();
        wire.send(wire.request("ACK", target, wire.branch(), dialog(), cseq, "", "", ""));
        return ok;
    }

    /** The refusal of the latest INVITE, acknowledged. */
    SipPacket refused(int status) throws IOException {
        SipPacket no = wire.next(status + " to INVITE " + cseq, p -> isAnswer(p) && p.status() == status);
        wire.send(wire.request("ACK", target, no.branch(), dialog(), cseq, "", "", ""));
        return no;
    }

    private boolean isAnswer(SipPacket packet) {
        return !packet.isRequest() && packet.cseqMethod().equals("INVITE") && packet.cseq() == cseq;
    }

    void cancel(String branch, String headers) throws IOException {
        wire.send(wire.request("CANCEL", target, branch, dialog(), cseq, headers, "", ""));
        wire.status(200, "CANCEL");
    }

    void bye() throws IOException {
        wire.send(wire.request("BYE", target, wire.branch(), dialog(), ++cseq, "", "", ""));
    }
}
