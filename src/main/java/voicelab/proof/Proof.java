package voicelab.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import voicelab.Lab;
import voicelab.boot.State;
import voicelab.boot.States;
import voicelab.map.LinkSpec;
import voicelab.map.RowSpec;
import voicelab.net.Ticker;

/**
 * Proves the connections of a running lab. It acts at the edges only and never dials on a stand-in's behalf; a row is proved
 * when all three legs of its link are found.
 */
public final class Proof {
    private final Lab lab;
    private final Map<String, Long> millis = new LinkedHashMap<>();
    private final Map<String, String> trouble = new LinkedHashMap<>();

    public Proof(Lab lab) {
        this.lab = lab;
    }

    /**
     * @param only rows to prove; empty for all
     * @param says hears progress
     */
    public ProofReport run(Set<String> only, Consumer<String> says) {
        Set<String> links = links(only);
        ProofRun run = new ProofRun(
                lab, new Random(lab.running().order().seed() + lab.journal().last()));
        Set<String> travelled = new TreeSet<>();
        for (Journey journey : Journeys.all()) {
            Set<String> wanted = new LinkedHashSet<>(journey.links());
            wanted.retainAll(links);
            if (!wanted.isEmpty()) travel(journey, run, says);
            travelled.addAll(journey.links());
        }
        run.followIds();
        return report(only, run, travelled);
    }

    /** The links of the wanted rows whose both ends are up. */
    private Set<String> links(Set<String> only) {
        Set<String> links = new LinkedHashSet<>();
        Set<String> running = new TreeSet<>();
        lab.runningLinks().forEach(link -> running.add(link.id()));
        for (RowSpec row : lab.map().rows())
            if ((only.isEmpty() || only.contains(row.id())) && running.contains(row.link())) links.add(row.link());
        return links;
    }

    private void travel(Journey journey, ProofRun run, Consumer<String> says) {
        long begin = Ticker.REAL.nanos();
        try {
            journey.go(run);
            says.accept(journey.title() + ": done");
        } catch (IOException | IllegalArgumentException e) {
            says.accept(journey.title() + ": " + e.getMessage());
            journey.links().forEach(link -> trouble.putIfAbsent(link, journey.title() + ": " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long took = (Ticker.REAL.nanos() - begin) / 1_000_000;
        journey.links().forEach(link -> millis.putIfAbsent(link, took));
    }

    private ProofReport report(Set<String> only, ProofRun run, Set<String> travelled) {
        List<RowResult> rows = new ArrayList<>();
        List<RowResult> support = new ArrayList<>();
        Map<String, RowResult> byLink = new LinkedHashMap<>();
        for (RowSpec row : lab.map().rows()) {
            if (!only.isEmpty() && !only.contains(row.id())) continue;
            LinkSpec link = lab.map().link(row.link()).orElseThrow();
            RowResult of = byLink.computeIfAbsent(row.link(), id -> judge(link, run, travelled));
            RowResult result = new RowResult(row.id(), row.link(), of.state(), of.millis(), of.reason());
            (row.table().equals("x") ? support : rows).add(result);
        }
        return new ProofReport(rows, support);
    }

    private RowResult judge(LinkSpec link, ProofRun run, Set<String> travelled) {
        States states = lab.states();
        State state = states.of(link);
        if (state == State.NOT_BUILT) return result(link, "not built", "");
        if (state == State.OFF || state == State.REPLACED) return result(link, state.toString(), "");
        if (!travelled.contains(link.id())) return result(link, "not built", "no traffic is made for it yet");
        String missing = Witness.missing(link, run);
        if (missing.isEmpty()) return result(link, state == State.MOVED ? "moved" : "proved", "");
        String why = trouble.containsKey(link.id()) ? missing + "; " + trouble.get(link.id()) : missing;
        return result(link, "failed", why);
    }

    private RowResult result(LinkSpec link, String state, String reason) {
        long took = state.equals("proved") ? millis.getOrDefault(link.id(), 0L) : 0;
        return new RowResult(link.id(), link.id(), state, took, reason);
    }
}
