package voicelab.standin;

import java.util.List;
import voicelab.map.SystemId;

/** One instance of one system: real sockets, the real wire protocol, bounded state. Further powers are small and optional. */
public interface StandIn extends AutoCloseable {

    SystemId id();

    /**
     * Binds every listener of the map (those not switched off) and returns when each answers. Dials nobody: the arrows
     * open after every stand-in is bound, see {@link CallsOut}.
     */
    List<BoundListener> start(LabContext lab) throws StartFailure;

    /** Forgets state, keeps ports. */
    void reset();

    /** Idempotent; gives back ports and threads. */
    @Override
    void close();
}
