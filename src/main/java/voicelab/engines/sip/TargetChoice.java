package voicelab.engines.sip;

import voicelab.protocols.sip.SipEdit;
import voicelab.protocols.sip.SipPacket;

/** Decides where a forwarded request goes, and where next when that failed. Runs on the event loop. */
@FunctionalInterface
public interface TargetChoice {

    /** What to do next. */
    sealed interface Verdict {
        /** Try this target. */
        record Try(ProxyTarget target) implements Verdict {}

        /** Pass the failure back as it is (at the very beginning: 480). */
        record Pass() implements Verdict {}

        /** Answer this instead. */
        record Answer(SipReply reply) implements Verdict {}
    }

    /**
     * @param failure {@code null} at the beginning, then each final response of 300 and above, those included that were made
     *     here: 408 when the target kept silent, 503 when it could not be reached ({@link SipNode#isOwn}). Not asked once
     *     the caller has cancelled.
     */
    Verdict next(SipPacket failure);

    /**
     * A response is about to be passed back: {@code pass} does it, at once or later on the event loop. Those of one request
     * must keep their order.
     */
    default void before(SipPacket response, Runnable pass) {
        pass.run();
    }

    /** What is changed in a final response of 200 to 299 before it is passed back. */
    default SipEdit back(SipPacket response) {
        return SipEdit.NONE;
    }

    /** Every response that is passed back, provisional ones included, up to the first final one. */
    default void passed(SipPacket response) {}

    static Verdict tryNext(ProxyTarget target) {
        return new Verdict.Try(target);
    }

    static Verdict pass() {
        return new Verdict.Pass();
    }

    static Verdict answer(SipReply reply) {
        return new Verdict.Answer(reply);
    }

    static TargetChoice only(ProxyTarget target) {
        return failure -> failure == null ? tryNext(target) : pass();
    }
}
