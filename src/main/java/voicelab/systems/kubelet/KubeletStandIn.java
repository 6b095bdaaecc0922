package voicelab.systems.kubelet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.standin.BoundListener;
import voicelab.standin.CallsOut;
import voicelab.standin.LabContext;
import voicelab.standin.PodKeeper;
import voicelab.standin.StandIn;
import voicelab.standin.Timers;
import voicelab.systems.Rounds;

/** The Kubelet: see the package's page. */
public final class KubeletStandIn implements StandIn, CallsOut, PodKeeper {
    private static final SystemId ID = new SystemId("kubelet");

    private final List<AutoCloseable> running = new ArrayList<>();
    private Predicate<InstanceId> restart = id -> false;
    private LabContext lab;
    private KubeletSettings settings;
    private Pods pods;
    private boolean closed;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public void restarts(Predicate<InstanceId> power) {
        restart = power;
    }

    /** It listens nowhere in the map. */
    @Override
    public List<BoundListener> start(LabContext context) {
        lab = context;
        settings = KubeletSettings.read(lab.settings());
        pods = new Pods(lab, settings.restart(), restart);
        return List.of();
    }

    @Override
    public CompletionStage<?> arrowsOpen() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void labReady() {
        settings.probes().forEach(this::begin);
    }

    private synchronized void begin(ProbeSpec spec) {
        if (closed) return;
        Rounds rounds = new Rounds(lab, spec.every(), () -> pods.probeAll(spec, ""));
        running.add(rounds);
        Timers.Timer first = lab.timers().after(spec.delay(), () -> {
            rounds.start();
            pods.probeAll(spec, "");
        });
        running.add(first::cancel);
    }

    @Override
    public CompletionStage<?> probe(String nonce) {
        return CompletableFuture.allOf(settings.probes().stream()
                .filter(ProbeSpec::liveness)
                .map(spec -> pods.probeAll(spec, nonce))
                .toArray(CompletableFuture[]::new));
    }

    @Override
    public void reset() {
        if (pods != null) pods.forget();
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (AutoCloseable each : running) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException("a timer that cannot be cancelled", e);
            }
        }
        running.clear();
    }
}
