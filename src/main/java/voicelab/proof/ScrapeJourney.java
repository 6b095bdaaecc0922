package voicelab.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import voicelab.edge.GwsDesk;
import voicelab.edge.Poll;
import voicelab.edge.ScrapeDesk;
import voicelab.map.LinkSpec;
import voicelab.map.ListenerSpec;
import voicelab.net.Ticker;

/**
 * Something happens that a system counts, Prometheus scrapes out of turn with the nonce in the URL, and the counter that it
 * read has moved.
 */
final class ScrapeJourney implements Journey {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * @param link whose scrape shows it
     * @param selector the series that moves
     * @param during whether it is as high only while the call is up
     */
    private record Counter(String link, String selector, boolean during) {}

    private static final List<Counter> OF_CALLS = List.of(
            new Counter("gvp-18", "lab_log_messages_total{job=\"resource-manager-log\",id=\"20119\"}", false),
            new Counter("mcp-12", "lab_log_messages_total{job=\"log-exporter\",id=\"50000\"}", false),
            new Counter("mcp-11", "mcpSipCurrentInboundSessions", true));
    private static final List<Counter> OF_INTERACTIONS =
            List.of(new Counter("ixn-12", "ixn_health_info_total_requests_received", false));

    private final boolean calls;

    /** @param calls whether a call is placed, else an interaction submitted */
    ScrapeJourney(boolean calls) {
        this.calls = calls;
    }

    @Override
    public Set<String> links() {
        Set<String> links = new TreeSet<>();
        counters().forEach(counter -> links.add(counter.link));
        return links;
    }

    private List<Counter> counters() {
        return calls ? OF_CALLS : OF_INTERACTIONS;
    }

    @Override
    public String title() {
        return calls ? "a call counted in Prometheus" : "an interaction counted in Prometheus";
    }

    @Override
    public void go(ProofRun run) throws IOException, InterruptedException {
        List<Counter> wanted = new ArrayList<>(counters());
        Set<String> running = new TreeSet<>();
        run.lab().runningLinks().forEach(link -> running.add(link.id()));
        wanted.removeIf(counter -> !running.contains(counter.link));
        ScrapeDesk desk = new ScrapeDesk(run.lab());
        List<Double> before = new ArrayList<>();
        for (Counter counter : wanted) {
            desk.scrape(counter.link, run.number());
            before.add(desk.sum(counter.selector));
        }
        if (!calls) {
            submit(run);
            moved(run, desk, wanted, before);
            return;
        }
        try (OwnNumber number = OwnNumber.make(run, 7, "scrape")) {
            number.call("udp", call -> moved(run, desk, wanted, before));
        }
    }

    private static void submit(ProofRun run) throws IOException, InterruptedException {
        String queue = InteractionJourney.queue(run);
        GwsDesk gws = new GwsDesk(run.lab());
        gws.stop(gws.submit(queue, "workitem", "", java.util.Map.of("Nonce", run.number())));
    }

    private static void moved(ProofRun run, ScrapeDesk desk, List<Counter> counters, List<Double> before)
            throws IOException, InterruptedException {
        long deadline = Ticker.REAL.nanos() + PATIENCE.toNanos();
        for (int i = 0; i < counters.size(); i++) {
            Counter counter = counters.get(i);
            double then = before.get(i);
            Duration left = Duration.ofNanos(deadline - Ticker.REAL.nanos());
            Poll.until(left, () -> hasMoved(run, desk, counter, then));
        }
    }

    /** @return whether there is nothing to wait for: it moved, or a target that is missing stays so */
    private static boolean hasMoved(ProofRun run, ScrapeDesk desk, Counter counter, double before) throws IOException {
        if (!missing(run, counter, desk.scrape(counter.link, run.number())).isEmpty()) return true;
        double now = desk.sum(counter.selector);
        if (now <= before) return false;
        run.saw(counter.link, counter.selector + " went from " + before + " to " + now);
        return true;
    }

    /** The listener of the link that was not scraped well, if any. */
    private static String missing(ProofRun run, Counter counter, List<ScrapeDesk.Scraped> scraped) {
        LinkSpec link = run.lab().map().link(counter.link).orElseThrow();
        for (ListenerSpec listener : link.listeners()) {
            boolean well = scraped.stream()
                    .anyMatch(s -> s.listener().equals(listener.ref())
                            && s.error().isEmpty()
                            && s.samples() > 0
                            && s.url().contains(run.number()));
            if (!well) return listener.ref();
        }
        return "";
    }
}
