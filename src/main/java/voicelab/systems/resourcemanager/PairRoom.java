package voicelab.systems.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import voicelab.engines.frames.FrameRoom;
import voicelab.engines.frames.FrameSession;
import voicelab.net.Hop;
import voicelab.protocols.frames.FrameMessage;

/** Port PEER: what the other node asks and tells. */
final class PairRoom implements FrameRoom {
    private static final int MOST_IN_A_MESSAGE = 1_000;

    private final Pair pair;

    PairRoom(Pair pair) {
        this.pair = pair;
    }

    @Override
    public Guest opened(FrameSession session) {
        return new Guest() {
            @Override
            public void received(FrameMessage message) {
                pair.onLoop(() -> answer(session, message));
            }

            @Override
            public void closed() {
                pair.onLoop(() -> pair.left(session));
            }
        };
    }

    private void answer(FrameSession session, FrameMessage message) {
        if (message.is(PairNames.JOIN)) join(session, message);
        else if (!pair.isJoined(session)) refuse(session, message, "not-joined", PairNames.JOIN + " comes first");
        else
            switch (message.messageName()) {
                case PairNames.KEEP -> keep(session, message);
                case PairNames.HOME -> home(session, message);
                case PairNames.HEARTBEAT ->
                    session.send(FrameMessage.named(PairNames.HEARTBEAT_HEARD)
                            .answering(message)
                            .put("node", pair.node())
                            .put("calls", pair.calls())
                            .build());
                default -> {
                    session.unsupported(message.messageName());
                    refuse(session, message, "not-implemented", message.messageName() + " is not known here");
                }
            }
    }

    private void join(FrameSession session, FrameMessage message) {
        String life = message.text("life").orElse("");
        if (message.number("node").orElse(0) != pair.peerNode() || life.isEmpty() || life.length() > 64) {
            refuse(session, message, "bad-request", "node " + pair.node() + " is paired with " + pair.peerNode());
            return;
        }
        pair.joined(session, life);
        session.send(FrameMessage.named(PairNames.JOINED)
                .answering(message)
                .put("node", pair.node())
                .put("life", pair.life())
                .build());
    }

    private void keep(FrameSession session, FrameMessage message) {
        JsonNode sessions = message.attribute("sessions");
        JsonNode ended = message.attribute("ended");
        if (sessions.size() + ended.size() > MOST_IN_A_MESSAGE) {
            refuse(session, message, "limit-reached", "at most " + MOST_IN_A_MESSAGE + " sessions in a message");
            return;
        }
        List<String> kept = pair.keep(message, sessions, ended);
        ArrayNode known = JsonNodeFactory.instance.arrayNode();
        kept.forEach(known::add);
        session.send(FrameMessage.named(PairNames.KEPT)
                .answering(message)
                .put("callId", message.text("callId").orElse(null))
                .put("gvpSessionId", message.text("gvpSessionId").orElse(null))
                .put("known", known)
                .put("calls", pair.calls())
                .build());
    }

    private void home(FrameSession session, FrameMessage message) {
        String instance = message.text("confinstid").orElse("");
        MediaResource at = instance.isEmpty() ? null : pair.homes().asked(instance);
        session.send(FrameMessage.named(PairNames.HOME_GIVEN)
                .answering(message)
                .put("confinstid", instance)
                .put("resource", at == null ? null : Hop.text(at.address()))
                .build());
    }

    private static void refuse(FrameSession session, FrameMessage message, String code, String why) {
        session.send(FrameMessage.named(PairNames.ERROR)
                .answering(message)
                .put("errorCode", code)
                .put("description", why)
                .build());
    }
}
