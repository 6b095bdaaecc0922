package voicelab.edge;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import voicelab.Lab;
import voicelab.engines.frames.interaction.ClientType;
import voicelab.engines.frames.interaction.InteractionClient;
import voicelab.engines.frames.interaction.InteractionErrors;
import voicelab.engines.frames.interaction.InteractionFailure;
import voicelab.engines.frames.interaction.InteractionInfo;
import voicelab.engines.frames.interaction.InteractionListener;
import voicelab.engines.frames.interaction.InteractionLogin;
import voicelab.engines.frames.interaction.InteractionNames;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Dialer;
import voicelab.net.Passages;
import voicelab.protocols.frames.FrameMessage;

/** Somebody who reads interactions at Interaction Server, over its port 7120. */
public final class InteractionDesk implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final InteractionClient client;

    private InteractionDesk(InteractionClient client) {
        this.client = client;
    }

    /** @throws IOException when nobody answers at 7120 */
    public static InteractionDesk open(Lab lab) throws IOException {
        InstanceId server = InstanceId.first(new SystemId("interaction-server"));
        InetSocketAddress at = lab.plan()
                .dial(server, lab.map().system(server.system()).listener("IXN").orElseThrow())
                .orElseThrow(() -> new IOException("Interaction Server's listener is switched off"));
        InteractionClient client = new InteractionClient(
                lab.running().loops(),
                new Dialer(lab.plan().net().lab()),
                Passages.NONE,
                at,
                InteractionLogin.of("lab-desk", ClientType.PROXY),
                InteractionListener.NONE);
        InteractionDesk desk = new InteractionDesk(client);
        try {
            desk.wait(client.start());
        } catch (IOException e) {
            desk.close();
            throw e;
        }
        return desk;
    }

    /** The interaction as it is now; empty when there is none of that id. */
    public Optional<InteractionInfo> find(String id) throws IOException {
        try {
            FrameMessage answer = wait(client.ask(FrameMessage.named(InteractionNames.GET_PROPERTIES)
                    .put("interactionId", id)
                    .build()));
            return Optional.of(new InteractionInfo(answer.attribute("interaction")));
        } catch (InteractionFailure e) {
            if (e.code() == InteractionErrors.UNKNOWN_INTERACTION) return Optional.empty();
            throw e;
        }
    }

    private <T> T wait(CompletableFuture<T> answer) throws IOException {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("Interaction Server did not answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InteractionFailure refused) throw refused;
            throw new IOException("Interaction Server: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
