package voicelab.systems.kubelet;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import voicelab.journal.Kind;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;
import voicelab.protocols.http.HttpHeaders;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;
import voicelab.protocols.http.Parameters;
import voicelab.standin.LabContext;

/** Probes every pod of this lab over the arrows, notes what changes, and has restarted what does not live. */
final class Pods {
    private static final SystemId MCP = new SystemId("mcp");
    private static final String HTTP = "HTTP";
    private static final HttpHeaders HEADERS = HttpHeaders.of("User-Agent", "kube-probe/lab", "Accept", "*/*");

    private final LabContext lab;
    private final boolean mayRestart;
    private final Predicate<InstanceId> restart;
    private final Map<String, PodProbe> probes = new ConcurrentHashMap<>();

    Pods(LabContext lab, boolean mayRestart, Predicate<InstanceId> restart) {
        this.lab = lab;
        this.mayRestart = mayRestart;
        this.restart = restart;
    }

    /** What came back. */
    private record Answer(int status, String problem) {
        /** Kubernetes: at least 200 and below 400. */
        boolean isGood() {
            return status >= 200 && status < 400;
        }

        @Override
        public String toString() {
            return status == 0 ? problem : "answered " + status;
        }
    }

    /** @param nonce goes along in the query; empty for none */
    CompletableFuture<Void> probeAll(ProbeSpec spec, String nonce) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (InetSocketAddress at : lab.everywhere(spec.system(), HTTP)) {
            PodProbe probe = probeOf(spec, at);
            if (nonce.isEmpty() && !probe.begin(lab.clock().instant())) continue;
            try {
                all.add(CompletableFuture.runAsync(() -> probe(spec, at, probe, nonce), lab.workers()));
            } catch (RejectedExecutionException e) {
                // the lab stops, or is very busy: that says nothing of the pod
                probe.skipped();
            }
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    }

    private PodProbe probeOf(ProbeSpec spec, InetSocketAddress at) {
        return probes.computeIfAbsent(spec.name() + " " + Hop.text(at), key -> new PodProbe(spec.misses()));
    }

    private void probe(ProbeSpec spec, InetSocketAddress at, PodProbe probe, String nonce) {
        Answer answer = ask(spec, at, nonce);
        boolean changed = probe.answered(answer.isGood());
        if (changed) note(Kind.EVENT, pod(at) + " " + said(spec, answer));
        boolean dead = spec.liveness() && probe.state() == PodProbe.State.BAD;
        if (dead && mayRestart) restart(spec, at, answer);
    }

    private static String said(ProbeSpec spec, Answer answer) {
        String what = spec.liveness() ? "live" : "ready";
        return (answer.isGood() ? "is " + what : "is not " + what) + " (" + spec.path() + " " + answer + ")";
    }

    private Answer ask(ProbeSpec spec, InetSocketAddress at, String nonce) {
        String query =
                nonce.isEmpty() ? "" : "?" + Parameters.of("probe", nonce).encoded();
        String uri = "http://" + Hop.text(at) + spec.path() + query;
        try {
            HttpRequest request = new HttpRequest("GET", uri, HEADERS, new byte[0]);
            Parcel reply = lab.arrow(spec.link()).call(request, new Hop(null, at), spec.timeout());
            return reply instanceof HttpReply http
                    ? new Answer(http.status(), "")
                    : new Answer(0, "no HTTP answer: " + reply.summary());
        } catch (IOException e) {
            return new Answer(0, "no answer: " + e.getMessage());
        }
    }

    /**
     * The container that the probe speaks for: a Service Handler that answers "not live" says so of its MCP; one that does not
     * answer, and RUP, are meant themselves.
     */
    private void restart(ProbeSpec spec, InetSocketAddress at, Answer answer) {
        boolean ofMcp = spec.link().equals("mcp-13") && answer.status() != 0;
        InstanceId id = new InstanceId(ofMcp ? MCP : spec.system(), number(at));
        note(
                Kind.LIFE,
                "restarts " + id + ": " + spec.path() + " failed " + spec.misses() + " times in a row, " + answer);
        boolean up = restart.test(id);
        if (!up) note(Kind.LIFE, id + " did not come up; it is tried again");
        probeOf(spec, at).restarted(lab.clock().instant().plus(spec.delay()));
    }

    private int number(InetSocketAddress at) {
        return lab.map().instance(pod(at)).map(InstanceId::number).orElse(1);
    }

    /** The pod's name: that of its MCP, or of who lives at the address. */
    private String pod(InetSocketAddress at) {
        return lab.whoIs(at);
    }

    private void note(Kind kind, String what) {
        lab.journal().note(kind, "", lab.self().toString(), "", what);
    }

    /** How many pods are what, of one probe. */
    long count(ProbeSpec spec, PodProbe.State state) {
        return lab.everywhere(spec.system(), HTTP).stream()
                .filter(at -> probeOf(spec, at).state() == state)
                .count();
    }

    void forget() {
        probes.clear();
    }
}
