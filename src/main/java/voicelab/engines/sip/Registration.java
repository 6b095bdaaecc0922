package voicelab.engines.sip;

import voicelab.protocols.sip.SipPacket;

/** A binding at a registrar that is kept alive (RFC 3261 section 10.2). */
@SuppressWarnings("DoNotCallSuggester")
public final class Registration {
    /** Told of each outcome, on the event loop. */
    @FunctionalInterface
    public interface Listener {
        /** @param response the final response; after a failure it is tried again at a quarter of the lifetime */
        void outcome(Registration registration, SipPacket response);
    }

    Registration() {}

    /** Whether the last REGISTER was answered 2xx. */
    public boolean isActive() {
        throw new UnsupportedOperationException("yet");
    }

    /** Takes the binding away ({@code Expires: 0}) and stops. */
    public void end() {
        throw new UnsupportedOperationException("yet");
    }
}
