package voicelab.cli;

/** What a command cannot do, in a sentence for the person who typed it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String message) {
        super(message);
    }
}
