package voicelab.scenario;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import voicelab.Lab;
import voicelab.map.InstanceId;
import voicelab.standin.Phone;
import voicelab.standin.SettingFault;
import voicelab.standin.Settings;

/** One step's turn: its arguments with their variables replaced, the lab, and how long it may wait. */
final class Turn {
    private final RunState run;
    private final PlannedStep step;
    private final StepRunner inner;
    private final Patience patience;

    /** Runs steps within a step. */
    interface StepRunner {
        void run(List<PlannedStep> steps) throws StepFailure, InterruptedException;
    }

    Turn(RunState run, PlannedStep step, StepRunner inner) throws StepFailure {
        this.run = run;
        this.step = step;
        this.inner = inner;
        this.patience = has("within") ? run.whole.atMost(duration("within")) : run.whole;
    }

    RunState run() {
        return run;
    }

    Lab lab() {
        return run.lab;
    }

    Patience patience() {
        return patience;
    }

    /** The step's own wait, for complaints: {@code within 5000 ms}. */
    String within() throws StepFailure {
        return has("within") ? "within " + duration("within").toMillis() + " ms" : "in time";
    }

    void innerSteps() throws StepFailure, InterruptedException {
        inner.run(step.inner());
    }

    // ---- arguments

    /** Whether the key was written or has a usual value. */
    boolean has(String key) {
        return step.arguments().containsKey(key)
                || step.word().key(key).map(Key::fallback).isPresent();
    }

    private Key key(String key) {
        return step.word()
                .key(key)
                .orElseThrow(() -> new IllegalStateException(step.word().title() + " declares no key " + key));
    }

    private Settings value(String name) throws StepFailure {
        Key key = key(name);
        Settings written = step.arguments().get(name);
        if (written == null) return new Settings(step.where(), key.fallback());
        Settings value = new Settings(written.where(), expanded(written));
        if (Variables.any(written.text())) checked(() -> new ValueCheck(lab().map()).constant(key, value));
        return value;
    }

    private String expanded(Settings written) throws StepFailure {
        try {
            return run.variables.expand(written.text());
        } catch (IllegalArgumentException e) {
            throw new StepFailure(written.where() + ": " + e.getMessage());
        }
    }

    private static void checked(Runnable check) throws StepFailure {
        try {
            check.run();
        } catch (SettingFault e) {
            throw new StepFailure(e.getMessage());
        }
    }

    String text(String key) throws StepFailure {
        return value(key).text();
    }

    Optional<String> maybe(String key) throws StepFailure {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    double number(String key) throws StepFailure {
        return ValueCheck.number(value(key));
    }

    int count(String key) throws StepFailure {
        return value(key).number();
    }

    Duration duration(String key) throws StepFailure {
        return value(key).duration();
    }

    InstanceId instance(String key) throws StepFailure {
        return lab().map().instance(text(key)).orElseThrow();
    }

    /** A link's id; a row stands for its link. */
    String link(String key) throws StepFailure {
        String id = text(key);
        return lab().map()
                .link(id)
                .map(l -> l.id())
                .orElseGet(() -> lab().map().row(id).map(r -> r.link()).orElseThrow());
    }

    /** A mapping with its values' variables replaced; empty when it is not written. */
    Map<String, String> fields(String key) throws StepFailure {
        Map<String, String> fields = new LinkedHashMap<>();
        Settings written = step.arguments().get(key);
        if (written == null) return fields;
        for (Map.Entry<String, Settings> e : written.mapping().entrySet())
            fields.put(e.getKey(), expanded(e.getValue()));
        return fields;
    }

    List<String> words(String key) throws StepFailure {
        Settings written = step.arguments().get(key);
        if (written == null) return List.of();
        List<String> words = new java.util.ArrayList<>();
        for (Settings word : written.list()) words.add(expanded(word));
        return words;
    }

    // ---- calls and variables

    Phone phone(String key) throws StepFailure {
        try {
            return lab().phone(text(key));
        } catch (IllegalArgumentException e) {
            throw new StepFailure(e.getMessage());
        }
    }

    NamedCall call() throws StepFailure {
        return call("call");
    }

    NamedCall call(String key) throws StepFailure {
        String name = text(key);
        NamedCall call = run.calls().get(name);
        if (call == null) throw new StepFailure("the call \"" + name + "\" was not placed");
        return call;
    }

    void name(String key, NamedCall call) throws StepFailure {
        run.calls().put(text(key), call);
    }

    void save(String variable, String value) {
        run.variables.set(variable, value);
    }

    // ---- waiting

    /** The stage's value; empty when it did not come in time. */
    <T> Optional<T> await(CompletionStage<T> stage) throws StepFailure, InterruptedException {
        try {
            T value = stage.toCompletableFuture().get(patience.left().toNanos(), TimeUnit.NANOSECONDS);
            return Optional.of(value);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new StepFailure(String.valueOf(e.getCause().getMessage()));
        }
    }

    /** Lets real time pass, for what nothing announces. */
    void pause(Duration length) throws InterruptedException {
        Duration left = patience.left();
        long nanos = Math.min(length.toNanos(), left.toNanos());
        boolean never = new CountDownLatch(1).await(nanos, TimeUnit.NANOSECONDS);
        if (never) throw new IllegalStateException("nobody counts this down");
    }
}
