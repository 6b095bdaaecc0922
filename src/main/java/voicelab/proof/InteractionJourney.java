package voicelab.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import voicelab.edge.GwsDesk;
import voicelab.edge.InteractionDesk;
import voicelab.edge.StreamDesk;
import voicelab.engines.frames.interaction.InteractionInfo;
import voicelab.map.SystemId;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.streams.FlatJson;
import voicelab.standin.Settings;

/** A user of GWS submits an interaction and stops it; what happened to it is in the reporting stream. */
final class InteractionJourney implements Journey {
    private static final SystemId SERVER = new SystemId("interaction-server");
    private static final String TOPIC = "digital-itx";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public Set<String> links() {
        return Set.of("ixn-3", "ixn-6");
    }

    @Override
    public String title() {
        return "an interaction submitted at GWS";
    }

    @Override
    public void go(ProofRun run) throws IOException, InterruptedException {
        Settings settings = settings(run);
        String queue = queue(run);
        GwsDesk gws = new GwsDesk(run.lab());
        String id = gws.submit(queue, "workitem", "", Map.of("Nonce", run.number()));
        run.learn(id);
        try (InteractionDesk desk = InteractionDesk.open(run.lab())) {
            Optional<InteractionInfo> found = desk.find(id);
            if (found.isPresent() && nonce(found.get()).equals(run.number()))
                run.saw("ixn-3", "interaction " + id + " holds the nonce " + run.number());
        }
        gws.stop(id);
        if (!runs(run, "ixn-6")) return;
        String topic = settings.section("event-logger").text("topic", TOPIC);
        StreamDesk.Search search = new StreamDesk(run.lab())
                .search(
                        topic,
                        event ->
                                run.number().equals(FlatJson.read(event.bytes()).get("userData.Nonce")),
                        1,
                        PATIENCE);
        if (!search.found().isEmpty())
            run.saw("ixn-6", topic + " holds " + search.found().get(0).event() + " with the nonce " + run.number());
    }

    /** The first queue that the profile names. */
    static String queue(ProofRun run) throws IOException {
        return settings(run).get("queues").map(Settings::list).orElse(List.of()).stream()
                .map(each -> each.isMapping() ? each.text("name", "") : each.text())
                .findFirst()
                .orElseThrow(() -> new IOException("the profile names no queue of Interaction Server"));
    }

    private static boolean runs(ProofRun run, String link) {
        return run.lab().runningLinks().stream().anyMatch(each -> each.id().equals(link));
    }

    private static String nonce(InteractionInfo info) throws IOException {
        try {
            return info.userData().text("Nonce").orElse("");
        } catch (FrameException e) {
            throw new IOException("Interaction Server answered unreadably: " + e.getMessage(), e);
        }
    }

    private static Settings settings(ProofRun run) throws IOException {
        return Optional.ofNullable(
                        run.lab().running().order().profile().systems().get(SERVER))
                .map(choice -> choice.settings())
                .orElseThrow(() -> new IOException("no Interaction Server in this profile"));
    }
}
