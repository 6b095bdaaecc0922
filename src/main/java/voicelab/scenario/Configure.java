package voicelab.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import voicelab.edge.ConfigDesk;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;

/** {@code do: configure}. */
final class Configure {
    static final Word WORD = Word.doing(
                    "configure", "an administrator creates an object at a Configuration Server", Configure::act)
            .may("of", KeyType.INSTANCE, "gvp-config-server", "the Configuration Server")
            .may("type", KeyType.TEXT, "CfgHost", "the object's type: a name or a number")
            .need("name", KeyType.TEXT, "the object's name")
            .may("with", KeyType.FIELDS, "further attributes; whole numbers are numbers")
            .may("refused", KeyType.TEXT, "the error code that is wanted, such as read-only")
            .within("10s");

    private static final Duration ASK_AGAIN = Duration.ofMillis(100);

    private Configure() {}

    private static void act(Turn turn) throws StepFailure, InterruptedException {
        String wanted = turn.maybe("refused").orElse("");
        String seen;
        do {
            seen = once(turn);
            if (seen.equals(wanted) || (!wanted.isEmpty() && seen.startsWith(wanted + ":"))) return;
            // a server that waits for its database is asked again; any other answer stands
            if (!wanted.isEmpty() || !seen.startsWith(ConfigNames.READ_ONLY)) break;
            turn.pause(ASK_AGAIN);
        } while (!turn.patience().over());
        throw new StepFailure(
                wanted.isEmpty() ? turn.text("type") + " " + turn.text("name") + " created" : "refused: " + wanted,
                seen.isEmpty() ? "it was created" : seen);
    }

    /** Empty when it was created, else {@code code: description}. */
    private static String once(Turn turn) throws StepFailure {
        String server = turn.instance("of").system().text();
        try (ConfigDesk desk = ConfigDesk.open(turn.lab(), server)) {
            desk.create(turn.text("type"), turn.text("name"), turn.fields("with"));
            return "";
        } catch (IOException e) {
            Optional<ConfigFailure> refusal =
                    e.getCause() instanceof ConfigFailure failure ? Optional.of(failure) : Optional.empty();
            return refusal.map(failure -> failure.code() + ": " + failure.getMessage())
                    .orElseThrow(() -> new StepFailure("an answer of " + server, e.getMessage()));
        }
    }
}
