package voicelab.engines.frames;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import voicelab.protocols.frames.FrameMessage;

/** Answers {@code RequestEcho} with {@code EventEcho}, {@code RequestMany} with three messages, {@code RequestNothing} never. */
final class EchoRoom implements FrameRoom {
    final BlockingQueue<FrameSession> sessions = new LinkedBlockingQueue<>();
    final BlockingQueue<String> closed = new LinkedBlockingQueue<>();

    @Override
    public Guest opened(FrameSession session) {
        sessions.add(session);
        return new Guest() {
            @Override
            public void received(FrameMessage message) {
                switch (message.messageName()) {
                    case "RequestEcho" -> answer(message, "EventEcho");
                    case "RequestMany" -> {
                        answer(message, "EventPart");
                        answer(message, "EventPart");
                        answer(message, "EventEnd");
                    }
                    case "RequestFlood" -> {
                        for (int i = 0; i < 2_000; i++)
                            session.send(FrameMessage.named("EventFlood")
                                    .put("text", "x".repeat(10_000))
                                    .build());
                    }
                    case "RequestBug" -> throw new IllegalStateException("on purpose");
                    case "RequestNothing" -> {}
                    default -> session.unsupported(message.messageName());
                }
            }

            private void answer(FrameMessage request, String name) {
                session.send(FrameMessage.named(name)
                        .put("text", request.text("text").orElse(""))
                        .answering(request)
                        .build());
            }

            @Override
            public void closed() {
                closed.add(session.hello().text("clientName").orElse(""));
            }
        };
    }
}
