package voicelab.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs test classes within a test, as a build tool would, and keeps what became of them. */
public final class Runs implements TestExecutionListener {
    private static final Map<String, String> SIDE_BY_SIDE = Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "same_thread",
            "junit.jupiter.execution.parallel.mode.classes.default", "concurrent",
            "junit.jupiter.execution.parallel.config.strategy", "fixed");

    private final Map<String, Throwable> failures = new ConcurrentHashMap<>();
    private final List<String> passed = java.util.Collections.synchronizedList(new ArrayList<>());

    private Runs() {}

    /** One class after another. */
    public static Runs of(Class<?>... classes) {
        return run(Map.of(), classes);
    }

    /** All classes at once in this JVM, by JUnit's own parallel execution. */
    public static Runs sideBySide(Class<?>... classes) {
        Map<String, String> settings = new java.util.HashMap<>(SIDE_BY_SIDE);
        settings.put("junit.jupiter.execution.parallel.config.fixed.parallelism", Integer.toString(classes.length));
        return run(settings, classes);
    }

    private static Runs run(Map<String, String> settings, Class<?>... classes) {
        List<ClassSelector> selectors = new ArrayList<>();
        for (Class<?> one : classes) selectors.add(selectClass(one));
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .configurationParameters(settings)
                .build();
        Runs runs = new Runs();
        LauncherFactory.create().execute(request, runs);
        return runs;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        result.getThrowable().ifPresent(error -> failures.put(test.getDisplayName(), error));
        if (test.isTest() && result.getThrowable().isEmpty()) passed.add(test.getDisplayName());
    }

    /** How many tests passed. */
    public int passed() {
        return passed.size();
    }

    /** What failed, tests and classes, by display name. */
    public Map<String, Throwable> failures() {
        return failures;
    }

    /** What this JVM holds after a collection: for a look at leaks. */
    public static String memory(String what) {
        System.gc();
        long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        return what + ": heap " + (heap >> 20) + " MB, " + Thread.activeCount() + " threads";
    }

    /** The failures with their stacks: for messages. */
    public String told() {
        java.io.StringWriter text = new java.io.StringWriter();
        failures.forEach((name, error) -> {
            text.append(name).append(": ");
            error.printStackTrace(new java.io.PrintWriter(text, true));
        });
        return text.toString();
    }
}
