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
    private String branch;
    private int cseq;

    private WireCall(WirePhone wire, String uri) {
        this.wire = wire;
        this.target = uri;
        this.to = "<" + uri + ">";
    }

    /** An INVITE that waits for {@link #answered}. */
    static WireCall place(WirePhone wire, String uri, String sdp) throws IOException {
        return place(wire, uri, "", sdp);
    }

    /** With further header lines, each with its line end. */
    static WireCall place(WirePhone wire, String uri, String headers, String sdp) throws IOException {
        WireCall call = new WireCall(wire, uri);
        call.offer(headers, sdp);
        return call;
    }

    /** A call that is up. */
    static WireCall up(WirePhone wire, String uri) throws IOException {
        WireCall call = place(wire, uri, wire.sdp(1, "sendrecv"));
        call.answered();
        return call;
    }

    private String dialog() {
        return dialog(to);
    }

    private String dialog(String to) {
        return "From: <sip:wire@127.0.0.1>;tag=a\r\nTo: " + to + "\r\nCall-ID: " + id + "\r\n";
    }

    /** An INVITE of the next number. @return its branch */
    String offer(String sdp) throws IOException {
        return offer("", sdp);
    }

    private String offer(String headers, String sdp) throws IOException {
        branch = wire.branch();
        wire.send(wire.request("INVITE", target, branch, dialog(), ++cseq, headers, SDP, sdp));
        return branch;
    }

    /** The 200 of the latest INVITE, acknowledged. */
    SipPacket answered() throws IOException {
        SipPacket ok = wire.next("200 to INVITE " + cseq, p -> isAnswer(p) && p.status() == 200);
        acknowledge(ok);
        return ok;
    }

    void acknowledge(SipPacket ok) throws IOException {
        to = ok.to();
        target = ok.addresses("Contact").get(0).uri();
        wire.send(wire.request("ACK", target, wire.branch(), dialog(), cseq, "", "", ""));
    }

    /** The refusal of the latest INVITE, acknowledged. */
    SipPacket refused(int status) throws IOException {
        SipPacket no = wire.next(status + " to INVITE " + cseq, p -> isAnswer(p) && p.status() == status);
        wire.send(wire.request("ACK", target, no.branch(), dialog(no.to()), cseq, "", "", ""));
        return no;
    }

    private boolean isAnswer(SipPacket packet) {
        return !packet.isRequest() && packet.cseqMethod().equals("INVITE") && packet.cseq() == cseq;
    }

    /** CANCEL of what went with that branch, and its answer. */
    void cancel(String branch, String headers, int status) throws IOException {
        wire.send(wire.request("CANCEL", target, branch, dialog(), cseq, headers, "", ""));
        wire.status(status, "CANCEL");
    }

    void bye() throws IOException {
        ask("BYE", "");
    }

    /** BYE, and its 200. */
    void hangUp() throws IOException {
        bye();
        wire.status(200, "BYE");
    }

    void ask(String method, String headers) throws IOException {
        ask(method, headers, "", "");
    }

    /** A request inside the dialog, with the next number. */
    void ask(String method, String headers, String type, String body) throws IOException {
        wire.send(wire.request(method, target, wire.branch(), dialog(), ++cseq, headers, type, body));
    }

    /** Of the latest INVITE. */
    String branch() {
        return branch;
    }

    /** What another call says to take this one over (RFC 3891). */
    String replaces() {
        return id + ";from-tag=a;to-tag=" + to.substring(to.indexOf("tag=") + 4);
    }
}
