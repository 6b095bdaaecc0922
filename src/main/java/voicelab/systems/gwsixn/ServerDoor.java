package voicelab.systems.gwsixn;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import voicelab.engines.frames.interaction.InteractionClient;
import voicelab.engines.frames.interaction.InteractionErrors;
import voicelab.engines.frames.interaction.InteractionFailure;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameMessageBuilder;
import voicelab.protocols.http.HttpReply;

/** The way to Interaction Server: a user's request out, its answer or failure back as HTTP. */
final class ServerDoor {
    private static final String USER_HEADER = "X-Lab-User";

    private final Users users;
    private volatile InteractionClient client;
    private volatile String problem = "this lab is still starting";

    ServerDoor(Users users) {
        this.users = users;
    }

    void open(InteractionClient to) {
        client = to;
    }

    void stayClosed(String why) {
        problem = why;
    }

    /** Who asks. */
    static String user(Asked asked) {
        return asked.request()
                .headers()
                .first(USER_HEADER)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .orElse(Users.NOBODY);
    }

    /** Asks in the user's name. */
    CompletionStage<HttpReply> ask(Asked asked, FrameMessageBuilder request, Function<FrameMessage, HttpReply> reply)
            throws HttpRefusal {
        InteractionClient to = client;
        if (to == null) return CompletableFuture.completedFuture(away(problem));
        FrameMessage message =
                request.put("proxyClientId", users.number(user(asked))).build();
        // a stage of its own: what is cancelled when the listener closes must not reach into the client
        return to.ask(message).thenApply(reply).exceptionally(ServerDoor::failed);
    }

    private static HttpReply failed(Throwable thrown) {
        Throwable failure =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (failure instanceof InteractionFailure refused)
            return JsonBody.reply(
                    status(refused.code()),
                    JsonBody.object().put("errorCode", refused.code()).put("error", refused.getMessage()));
        if (failure instanceof TimeoutException)
            return JsonBody.reply(504, JsonBody.object().put("error", "Interaction Server did not answer in time"));
        if (failure instanceof RuntimeException bug) throw bug;
        return away(failure.getMessage());
    }

    private static HttpReply away(String why) {
        return JsonBody.reply(503, JsonBody.object().put("error", "Interaction Server is away: " + why))
                .with("Retry-After", "1");
    }

    private static int status(int code) {
        return switch (code) {
            case InteractionErrors.UNKNOWN_INTERACTION -> 404;
            case InteractionErrors.ANOTHER_PARTY, InteractionErrors.WRONG_STATE, InteractionErrors.ALREADY_EXISTS ->
                409;
            case InteractionErrors.NOT_IMPLEMENTED -> 501;
            case InteractionErrors.LIMIT_REACHED, InteractionErrors.NOT_STORED, InteractionErrors.NOT_REGISTERED -> 503;
            default -> 400;
        };
    }
}
