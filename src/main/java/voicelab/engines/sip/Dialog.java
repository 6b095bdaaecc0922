package voicelab.engines.sip;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import voicelab.protocols.sip.NameAddr;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipUri;
import voicelab.protocols.sip.SipWriter;

/** A dialog's state (RFC 3261 section 12): tags, CSeqs, route set, remote target. Used on the event loop. */
final class Dialog {
    final String callId;
    final String localTag;
    String remoteTag;
    long localCseq;
    long remoteCseq = -1;
    List<String> routes = List.of();
    String target;
    /** Who answered in place of the next hop; {@code null} while that answers itself. */
    private SipPeer instead;

    /** From and To of requests of this side, tags aside. */
    private final String localValue;

    private String remoteValue;
    final String contact;

    private Dialog(
            String callId, String localTag, String remoteTag, String localValue, String remoteValue, String contact) {
        this.callId = callId;
        this.localTag = localTag;
        this.remoteTag = remoteTag;
        this.localValue = localValue;
        this.remoteValue = remoteValue;
        this.contact = contact;
    }

    /** The caller's side: the far end's parts come with its responses. */
    static Dialog ofCaller(SipPacket invite, String contact) {
        Dialog dialog = new Dialog(invite.callId(), invite.fromTag(), null, invite.from(), invite.to(), contact);
        dialog.localCseq = invite.cseq();
        dialog.target = invite.requestUri();
        return dialog;
    }

    /** RFC 3261 section 12.1.1: the callee's side. */
    static Dialog ofCallee(SipPacket invite, String localTag, String contact, long firstCseq) {
        Dialog dialog = new Dialog(
                invite.callId(), localTag, invite.fromTag(), invite.to() + ";tag=" + localTag, invite.from(), contact);
        dialog.remoteCseq = invite.cseq();
        dialog.localCseq = firstCseq;
        dialog.routes = invite.values("Record-Route");
        dialog.target = contactOf(invite, invite.requestUri());
        return dialog;
    }

    /** RFC 3261 section 12.1.2: a response of 101 to 299 with a tag fills the far end in; a 2xx settles it. */
    void learn(SipPacket response) {
        if (response.toTag() == null) return;
        remoteTag = response.toTag();
        remoteValue = response.to();
        List<String> recorded = new ArrayList<>(response.values("Record-Route"));
        Collections.reverse(recorded);
        routes = List.copyOf(recorded);
        target = contactOf(response, target);
    }

    /** A target refresh (RFC 3261 section 12.2). */
    void refresh(SipPacket packet) {
        target = contactOf(packet, target);
    }

    private static String contactOf(SipPacket packet, String otherwise) {
        return packet.header("Contact")
                .flatMap(NameAddr::read)
                .map(NameAddr::uri)
                .orElse(otherwise);
    }

    /** The way of this dialog's requests; {@code otherwise} where its URIs name no address that can be reached. */
    SipPeer next(Core core, SipPeer otherwise) {
        if (instead != null) return instead;
        return named(core, otherwise);
    }

    /** This next hop answered; a call that goes by its own way keeps no other. */
    void answeredBy(SipPeer peer) {
        instead = peer;
    }

    private SipPeer named(Core core, SipPeer otherwise) {
        String value = routes.isEmpty() ? "<" + target + ">" : routes.get(0);
        SipUri uri = NameAddr.read(value).flatMap(NameAddr::sipUri).orElse(null);
        SipPeer named = uri == null ? null : NextHop.of(core, uri).orElse(null);
        if (named == null) return otherwise;
        // a Contact that forgets its transport is on the one that its host has used so far
        boolean sameHost =
                named.address().getAddress().equals(otherwise.address().getAddress());
        boolean silent = uri.param("transport").isEmpty();
        return silent && sameHost ? new SipPeer(named.address(), otherwise.transport()) : named;
    }

    SipPacket request(
            Core core, String method, long cseq, SipPeer peer, long number, List<SipHeader> extra, SipContent body) {
        List<SipHeader> headers = new ArrayList<>();
        headers.add(new SipHeader("Via", OrderWriter.via(core, peer.transport(), number)));
        headers.add(new SipHeader("Max-Forwards", "70"));
        for (String route : routes) headers.add(new SipHeader("Route", route));
        headers.add(new SipHeader("From", localValue));
        headers.add(new SipHeader("To", remoteValue));
        headers.add(new SipHeader("Call-ID", callId));
        headers.add(new SipHeader("CSeq", cseq + " " + method));
        if (!method.equals("BYE")) headers.add(new SipHeader("Contact", contact));
        headers.addAll(extra);
        OrderWriter.product(core, headers);
        return SipWriter.request(method, target, headers, body);
    }

    /** RFC 3261 section 12.2.2: a CSeq that does not rise is out of order. */
    boolean isInOrder(SipPacket request) {
        return remoteCseq < 0 || request.cseq() > remoteCseq;
    }

    String key() {
        return key(callId, localTag);
    }

    /** Local tags are random and new for each call, so that the far end's need not be part of it. */
    static String key(String callId, String localTag) {
        return callId + '\n' + localTag;
    }
}
