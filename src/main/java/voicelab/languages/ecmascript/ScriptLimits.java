package voicelab.languages.ecmascript;

/**
 * How much a script may do.
 *
 * @param instructionsPerScript one evaluation
 * @param instructionsPerDialog all evaluations of one {@link Scripts} together
 * @param callDepth nested calls of script functions
 * @param valueNodes objects, arrays and plain values that {@link Scripts#plain} copies out at most
 */
public record ScriptLimits(long instructionsPerScript, long instructionsPerDialog, int callDepth, int valueNodes) {
    public static final ScriptLimits DEFAULT = new ScriptLimits(5_000_000, 100_000_000, 500, 10_000);
}
