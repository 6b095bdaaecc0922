package voicelab.languages.ecmascript;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;

/** Rhino contexts that count instructions and see no Java class. One a {@link Scripts}, used by one thread at a time. */
final class BudgetedContexts extends ContextFactory {
    /** Rhino reports after about so many instructions. */
    private static final int REPORT_EVERY = 5_000;

    private final ScriptLimits limits;
    private long spentByScript;
    private long spentByDialog;

    BudgetedContexts(ScriptLimits limits) {
        this.limits = limits;
    }

    /** An Error and no exception, so that a script's own {@code catch} cannot hold it. */
    static final class Spent extends Error {
        Spent(String problem) {
            super(problem, null, false, false);
        }
    }

    void newScript() {
        spentByScript = 0;
    }

    @Override
    protected Context makeContext() {
        Context context = super.makeContext();
        context.setInterpretedMode(true);
        context.setLanguageVersion(Context.VERSION_1_7);
        context.setMaximumInterpreterStackDepth(limits.callDepth());
        context.setInstructionObserverThreshold(REPORT_EVERY);
        context.setGenerateObserverCount(true);
        context.setClassShutter(className -> false);
        return context;
    }

    @Override
    protected boolean hasFeature(Context context, int feature) {
        if (feature == Context.FEATURE_ENHANCED_JAVA_ACCESS || feature == Context.FEATURE_E4X) return false;
        return super.hasFeature(context, feature);
    }

    @Override
    protected void observeInstructionCount(Context context, int instructions) {
        spentByScript += instructions;
        spentByDialog += instructions;
        if (spentByScript > limits.instructionsPerScript())
            throw new Spent("the script ran more than " + limits.instructionsPerScript() + " instructions");
        if (spentByDialog > limits.instructionsPerDialog())
            throw new Spent(
                    "the scripts of this dialog ran more than " + limits.instructionsPerDialog() + " instructions");
    }
}
