package voicelab.engines.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;

/** Tells a visit that bytes leave. */
final class WatchedSink extends AbstractStreamSinkConduit<StreamSinkConduit> {
    private final Visit visit;

    WatchedSink(StreamSinkConduit next, Visit visit) {
        super(next);
        this.visit = visit;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        visit.leaves();
        return super.write(from);
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
        visit.leaves();
        return super.write(from, offset, length);
    }

    @Override
    public int writeFinal(ByteBuffer from) throws IOException {
        visit.leaves();
        return super.writeFinal(from);
    }

    @Override
    public long writeFinal(ByteBuffer[] from, int offset, int length) throws IOException {
        visit.leaves();
        return super.writeFinal(from, offset, length);
    }
}
