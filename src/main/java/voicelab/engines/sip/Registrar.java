package voicelab.engines.sip;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * A location table and the processing of REGISTER (RFC 3261 section 10.3): add, refresh, remove, list. Lifetimes run on the
 * lab's clock.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Registrar {
    /**
     * One contact of an address of record.
     *
     * @param contact the URI
     * @param peer where requests for it go: the connection's or datagram's own source when the contact is on its host
     */
    public record Binding(String aor, String contact, SipPeer peer, String callId, long cseq, Instant until) {}

    /** Told when an address of record's bindings changed, on the event loop. */
    @FunctionalInterface
    public interface Listener {
        void changed(String aor, List<Binding> bindings);
    }

    /** @param mostBindings beyond it a REGISTER is answered 503 */
    public Registrar(InstantSource clock, int mostBindings, Listener listener) {
        throw new UnsupportedOperationException("yet");
    }

    /** Answers a REGISTER: 200 with the bindings, 400, 423 (below a minute) or 503. */
    public void register(ServerTransaction transaction) {
        throw new UnsupportedOperationException("yet");
    }

    /** Live bindings of {@code user@host}, newest first; the user part alone finds them on any host. Any thread. */
    public List<Binding> lookup(String aor) {
        throw new UnsupportedOperationException("yet");
    }

    public void reset() {
        throw new UnsupportedOperationException("yet");
    }
}
