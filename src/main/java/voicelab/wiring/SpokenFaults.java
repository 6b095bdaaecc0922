package voicelab.wiring;

import voicelab.engines.sip.bend.LateOffers;
import voicelab.engines.sip.bend.Rejections;
import voicelab.engines.sip.bend.WrongSdp;
import voicelab.fault.Fault;
import voicelab.protocols.Parcel;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.sip.SipPacket;

/** Faults that speak the protocol: they answer a parcel in its callee's place, or have it say something else. */
final class SpokenFaults {
    private final LateOffers late = new LateOffers();
    private final Rejections rejections = new Rejections();

    /** Whether the fault has anything to bend in it. */
    static boolean suits(Fault fault, Parcel parcel) {
        if (fault instanceof Fault.LateSdp) return parcel instanceof SipPacket sip && LateOffers.offers(sip);
        if (fault instanceof Fault.WrongSdp)
            return parcel instanceof SipPacket sip && sip.sdp().isPresent();
        return true;
    }

    /** What an earlier act makes of this parcel: itself mostly, null when it goes no further. */
    Parcel afterwards(Fault fault, Parcel parcel) {
        if (!(parcel instanceof SipPacket sip)) return parcel;
        if (fault instanceof Fault.Reject) return rejections.absorbs(sip) ? null : sip;
        if (fault instanceof Fault.LateSdp late)
            return late.answered() ? this.late.answered(sip).orElse(sip) : sip;
        return sip;
    }

    /** The parcel as the fault changes it. */
    Parcel changed(Fault fault, Parcel parcel) {
        SipPacket sip = (SipPacket) parcel;
        return fault instanceof Fault.WrongSdp wrong
                ? WrongSdp.of(sip, wrong.what(), wrong.value())
                : late.without(sip);
    }

    Parcel answer(Fault.Reject reject, Parcel request) {
        if (request instanceof SipPacket sip) return rejections.answer(sip, reject.status(), reject.retryAfter());
        HttpReply reply = HttpReply.empty(reject.status());
        return reject.retryAfter() < 0 ? reply : reply.with("Retry-After", Integer.toString(reject.retryAfter()));
    }
}
