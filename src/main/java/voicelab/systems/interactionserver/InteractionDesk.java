package voicelab.systems.interactionserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import voicelab.engines.frames.FrameRoom;
import voicelab.engines.frames.FrameSession;
import voicelab.engines.frames.interaction.ClientType;
import voicelab.engines.frames.interaction.InteractionErrors;
import voicelab.engines.frames.interaction.InteractionNames;
import voicelab.net.Arrivals;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameMessageBuilder;

/** Answers the interaction protocol from the book, each connection's requests in their order. */
final class InteractionDesk implements FrameRoom {
    /** A request, or with null the end of its client's connection. */
    private record Ask(RegisteredClient client, FrameMessage request) {}

    private record Answer(RegisteredClient client, FrameMessage message, FrameMessage request) {}

    private final InteractionBook book;
    private final InteractionServerSettings settings;
    private final Arrivals arrivals;
    private final RequestCounts counts = new RequestCounts();
    private final Snapshots snapshots = new Snapshots();
    private final Set<RegisteredClient> clients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();
    private final RequestLine<Ask> line;

    InteractionDesk(InteractionBook book, InteractionServerSettings settings, Executor workers, Arrivals arrivals) {
        this.book = book;
        this.settings = settings;
        this.arrivals = arrivals;
        this.line = new RequestLine<>(workers, settings.maxRequestsWaiting(), this::work);
    }

    @Override
    public Guest opened(FrameSession session) {
        RegisteredClient client = new RegisteredClient(session, numbers.incrementAndGet());
        clients.add(client);
        return new Guest() {
            @Override
            public void received(FrameMessage message) {
                counts.received();
                if (!line.offer(new Ask(client, message), false))
                    session.send(error(
                                    InteractionErrors.LIMIT_REACHED,
                                    "too busy: at most " + settings.maxRequestsWaiting() + " requests may wait")
                            .answering(message)
                            .build());
            }

            @Override
            public void closed() {
                clients.remove(client);
                line.offer(new Ask(client, null), true);
            }
        };
    }

    InteractionBook book() {
        return book;
    }

    QueuePlan queues() {
        return settings.queues();
    }

    int tenantId() {
        return settings.tenant().id();
    }

    int maxPerSnapshot() {
        return settings.maxPerSnapshot();
    }

    Snapshots snapshots() {
        return snapshots;
    }

    Collection<RegisteredClient> clients() {
        return clients;
    }

    RequestCounts counts() {
        return counts;
    }

    int waiting() {
        return line.size();
    }

    Snapshots.Snapshot snapshot(RegisteredClient client, FrameMessage request) throws Refusal {
        int id = Asked.number(request, "snapshotId", 0, 1, Integer.MAX_VALUE);
        return snapshots.get(id, client.self().key() + "/" + client.number());
    }

    void release(Snapshots.Snapshot snapshot) {
        snapshots.release(snapshot.id());
        if (snapshot.locks()) book.lock(snapshot.interactions(), snapshot.id(), 0);
    }

    static ArrayNode told(List<Interaction> interactions) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        interactions.forEach(each -> all.add(Properties.of(each)));
        return all;
    }

    private void work(List<Ask> asks) {
        List<Answer> answers = new ArrayList<>();
        for (Ask ask : asks) {
            try {
                if (ask.request == null) left(ask.client);
                else if (!ask.client.isGone()) answers.add(new Answer(ask.client, answer(ask), ask.request));
            } catch (RuntimeException e) {
                arrivals.bug("a request to the interaction server", e);
                ask.client.session().close("an error of this stand-in's own; its log has it");
            }
        }
        String problem = kept();
        for (Answer answer : answers) {
            FrameMessage message = problem.isEmpty() || answer.message.is(InteractionNames.EVENT_ERROR)
                    ? answer.message
                    : error(InteractionErrors.NOT_STORED, problem)
                            .answering(answer.request)
                            .build();
            answer.client.session().send(message);
            counts.handled();
        }
    }

    /** Empty when everything so far is kept. */
    private String kept() {
        try {
            book.commit();
            return "";
        } catch (IOException e) {
            return "the interaction could not be stored: " + e.getMessage();
        } catch (RuntimeException e) {
            arrivals.bug("telling what happened to interactions", e); // it is kept, not everybody has heard
            return "";
        }
    }

    private FrameMessage answer(Ask ask) {
        FrameMessage request = ask.request;
        FrameMessageBuilder answer;
        try {
            answer = allowed(ask.client, request).operation().answer(this, ask.client, request);
        } catch (FrameException e) {
            answer = error(InteractionErrors.BAD_ATTRIBUTE, e.getMessage());
        } catch (Refusal e) {
            answer = error(e.code(), e.getMessage());
        }
        return answer.answering(request).build();
    }

    private Requests.Row allowed(RegisteredClient client, FrameMessage request) throws Refusal {
        Requests.Row row = Requests.BY_NAME.get(request.messageName());
        if (row == null) throw notImplemented(client, request.messageName());
        boolean registers = request.is(InteractionNames.REGISTER_CLIENT);
        if (!registers && !client.isRegistered())
            throw new Refusal(
                    InteractionErrors.NOT_REGISTERED,
                    request.messageName() + " before " + InteractionNames.REGISTER_CLIENT);
        if (!registers) counts.count(request.messageName(), client.type());
        if (registers || row.who().contains(client.type())) return row;
        if (client.type() == ClientType.AGENT_APPLICATION)
            throw notImplemented(client, request.messageName() + " of an agent application");
        throw new Refusal(
                InteractionErrors.NOT_FOR_THIS_CLIENT,
                request.messageName() + " is not for a client of type "
                        + client.type().wireName());
    }

    /** Never pretend: what is not done is answered so, and noted. */
    private static Refusal notImplemented(RegisteredClient client, String what) {
        client.session().unsupported(what);
        return new Refusal(InteractionErrors.NOT_IMPLEMENTED, what + " is not implemented");
    }

    private static FrameMessageBuilder error(int code, String description) {
        return FrameMessage.named(InteractionNames.EVENT_ERROR)
                .put("errorCode", code)
                .put("errorDescription", description);
    }

    private void left(RegisteredClient client) {
        client.leave();
        if (!client.isRegistered()) return;
        snapshots.of(client.self().key() + "/" + client.number()).forEach(this::release);
        boolean another = clients.stream()
                .anyMatch(each -> each.isRegistered() && each.self().equals(client.self()));
        if (client.type() == ClientType.ROUTING_ENGINE && !another)
            book.routerLeft(client.self().key());
    }

    void forget() {
        snapshots.clear();
        counts.clear();
    }

    void close() {
        line.close();
    }
}
