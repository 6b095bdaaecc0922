package voicelab.engines.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import voicelab.net.OpenPassage;
import voicelab.net.Passage;
import voicelab.net.Passages;
import voicelab.protocols.records.Answer;
import voicelab.protocols.records.QueryCodec;
import voicelab.protocols.records.Question;
import voicelab.protocols.records.QueueParcel;
import voicelab.protocols.records.Queues;
import voicelab.protocols.records.RecordFormatException;

/** Asks the reporting server over OpenWire: request and reply on a temporary queue, one short connection a question. */
public final class RecordQuery {
    private final InetAddress own;
    private final InetSocketAddress broker;
    private final Passage passage;
    private final Duration timeout;

    /**
     * @param own address to dial from
     * @param passages of the asking system; {@link Passages#NONE} outside the map
     */
    public RecordQuery(InetAddress own, InetSocketAddress broker, Passages passages, Duration timeout) {
        this.own = own;
        this.broker = broker;
        this.passage = passages.to(broker).orElseGet(OpenPassage::new);
        this.timeout = timeout;
    }

    /** @throws IOException when nothing answers in time; a refused question is an {@link Answer} with its problem */
    public Answer ask(Question question) throws IOException {
        byte[] body = QueryCodec.encode(question);
        try (OpenWireLane lane = OpenWireLane.open(own, broker, passage.gate(), timeout);
                OpenWireLane.Reply reply = lane.new Reply()) {
            QueueParcel out = new QueueParcel("question", Queues.QUERY, body, Map.of("about", question.about()));
            passage.out(out, lane.hop(), parcel -> reply.ask(Queues.QUERY, parcel.bytes()));
            byte[] text = reply.await(timeout);
            if (text == null)
                throw new IOException("the reporting server did not answer within " + timeout.toMillis() + " ms");
            CompletableFuture<byte[]> let = new CompletableFuture<>();
            QueueParcel back = new QueueParcel("answer", reply.queueName(), text, Map.of("about", question.about()));
            passage.back(back, lane.hop(), parcel -> let.complete(parcel.bytes()));
            return QueryCodec.answer(let.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new IOException("the answer was lost on its way back", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the answer", e);
        } catch (RecordFormatException e) {
            throw new IOException("the reporting server's answer cannot be read: " + e.getMessage(), e);
        }
    }
}
