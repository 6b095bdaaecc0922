package voicelab.scenario;

/** What the value of a step's key is; the reader checks constants, the run what variables expand to. */
public enum KeyType {
    TEXT("text"),
    NUMBER("number"),
    COUNT("whole number"),
    DURATION("duration"),
    CHOICE("one of"),
    /** A phone or any other instance: {@code mcp}, {@code mcp-2}, {@code mcp@2}. */
    INSTANCE("system or instance"),
    /** A link's id, or a row's. */
    LINK("link"),
    FAULT("LINK=KIND[:ARGS]"),
    /** A link's id, or {@code all}. */
    LINK_OR_ALL("link or all"),
    /** The name of a call that an earlier step gave. */
    CALL("call"),
    /** Gives a call its name. */
    NEW_CALL("new call"),
    /** Gives a variable its name. */
    NEW_VARIABLE("new variable"),
    /** Field to value. */
    FIELDS("field: value"),
    /** New variable to field. */
    SAVES("new variable: field"),
    WORDS("list of words"),
    STEPS("list of steps");

    private final String text;

    KeyType(String text) {
        this.text = text;
    }

    /** For people. */
    @Override
    public String toString() {
        return text;
    }
}
