package voicelab.engines.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/** Shows a visit the bytes that come. Heads are read into one buffer; the scattering read is a body's and not shown. */
final class WatchedSource extends AbstractStreamSourceConduit<StreamSourceConduit> {
    private final Visit visit;

    WatchedSource(StreamSourceConduit next, Visit visit) {
        super(next);
        this.visit = visit;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        int from = to.position();
        int count = super.read(to);
        visit.came(to, from, count);
        return count;
    }
}
