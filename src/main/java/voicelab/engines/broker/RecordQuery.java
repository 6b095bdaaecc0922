package voicelab.engines.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import voicelab.net.Passages;
import voicelab.protocols.records.Answer;
import voicelab.protocols.records.Question;

/** Asks the reporting server over OpenWire: request and reply on a temporary queue, one short connection a question. */
public final class RecordQuery {

    /**
     * @param own address to dial from
     * @param passages of the asking system; {@link Passages#NONE} outside the map
     */
    public RecordQuery(InetAddress own, InetSocketAddress broker, Passages passages, Duration timeout) {
        if (timeout.isNegative()) throw new IllegalArgumentException("timeout " + timeout + own + broker + passages);
    }

    /** @throws IOException when nothing answers in time; a refused question is an {@link Answer} with its problem */
    public Answer ask(Question question) throws IOException {
        if (question != null) throw new IOException("not built yet");
        return Answer.refused("not built yet");
    }
}
