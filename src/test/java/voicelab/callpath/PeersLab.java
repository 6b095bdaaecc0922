package voicelab.callpath;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import voicelab.boot.BootFailure;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.boot.RunningLab;
import voicelab.engines.media.MediaEngine;
import voicelab.engines.media.MediaSettings;
import voicelab.faultsyntax.FaultParser;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Ticker;
import voicelab.profile.Net;
import voicelab.profile.Profile;
import voicelab.profile.ProfileReader;
import voicelab.profile.YamlFile;
import voicelab.standin.Phone;
import voicelab.standin.StandIn;
import voicelab.systems.sbc.SbcStandIn;
import voicelab.systems.sipendpoint.SipEndpointStandIn;
import voicelab.systems.sipserver.SipServerStandIn;

/** Two phones, the SBC and SIP Server as they are, and media platforms of the tests in the place of GVP. */
final class PeersLab implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(10);
    private static final ConnectionMap MAP = ConnectionMap.shipped();

    final RunningLab lab;

    private PeersLab(RunningLab lab) {
        this.lab = lab;
    }

    static PeersLab boot(int third) throws BootFailure {
        return boot(third, "{}", "{}", "{count: 2}");
    }

    /** @param third of 127.36.third.0/24 */
    static PeersLab boot(int third, String sbc, String sipServer, String phones) throws BootFailure {
        String yaml = "systems:\n  resource-manager: {count: 2}\n  sbc: " + sbc + "\n  sip-server: " + sipServer
                + "\n  sip-endpoint: " + phones + "\n";
        Profile profile = new ProfileReader(MAP).read(YamlFile.parse("test.yml", yaml));
        Catalogue catalogue = new Catalogue()
                .and("resource-manager", MediaPlatform::new)
                .and("sbc", SbcStandIn::new)
                .and("sip-server", SipServerStandIn::new)
                .and("sip-endpoint", SipEndpointStandIn::new);
        Net net = Net.parse("127.36." + third + ".0/24").orElseThrow();
        return new PeersLab(RunningLab.boot(new LabOrder(
                MAP,
                catalogue,
                profile,
                Optional.of(net),
                Optional.empty(),
                1,
                Optional.empty(),
                List.of(),
                line -> {})));
    }

    private StandIn room(String id, int number) {
        return lab.rooms().standIn(new InstanceId(new SystemId(id), number)).orElseThrow();
    }

    Phone phone(int number) {
        return (Phone) room("sip-endpoint", number);
    }

    MediaPlatform gvp(int number) {
        return (MediaPlatform) room("resource-manager", number);
    }

    void resetPhone(int number) {
        room("sip-endpoint", number).reset();
    }

    SbcStandIn sbc() {
        return (SbcStandIn) room("sbc", 1);
    }

    SipServerStandIn sipServer() {
        return (SipServerStandIn) room("sip-server", 1);
    }

    /** RTP sessions and relay legs that hold ports, in all rooms. */
    int mediaOpen() {
        return lab.shared(MediaEngine.class, () -> new MediaEngine(MediaSettings.DEFAULT, Ticker.REAL, null))
                .open();
    }

    void fault(String text) {
        lab.faults().set(new FaultParser(MAP).parse(text));
    }

    /** No call is anywhere, no port is held, and nothing of ours went wrong; then a reset, so that the next test does not fail as well. */
    void assertNothingLeft() {
        try {
            assertIdle();
        } finally {
            lab.reset();
        }
    }

    private void assertIdle() {
        boolean clean = MediaPlatform.within(
                SOON, () -> sbc().anchored() == 0 && sipServer().calls() == 0 && mediaOpen() == 0);
        if (!clean)
            throw new AssertionError("left: " + sbc().anchored() + " at the SBC, "
                    + sipServer().calls() + " at SIP Server, " + mediaOpen() + " of media\n" + tail());
        if (lab.journal().bugs() > 0) throw new AssertionError("bugs\n" + tail());
    }

    String tail() {
        StringBuilder text = new StringBuilder();
        lab.journal().tail(40).forEach(entry -> text.append(entry).append('\n'));
        return text.toString();
    }

    /** Where the journal stands, for {@link #event}. */
    long now() {
        return lab.journal().last();
    }

    /** Waits for an event after that place in the journal. */
    JournalEntry event(long since, String words) throws InterruptedException {
        return lab.journal()
                .await(
                        since,
                        words,
                        entry -> entry.kind() == Kind.EVENT && entry.note().contains(words),
                        SOON);
    }

    /** Whether the link's arrow or its callee saw a parcel of that summary's beginning. */
    boolean crossed(String link, Kind kind, String beginning) {
        return lab.journal().since(0).stream()
                .anyMatch(entry -> entry.kind() == kind
                        && entry.link().equals(link)
                        && entry.summary().startsWith(beginning));
    }

    /** Whether a NOTIFY with this sipfrag crossed to a phone. */
    boolean notified(long since, String statusLine) {
        return lab.journal().since(since).stream()
                .anyMatch(entry -> entry.kind() == Kind.SENT
                        && entry.summary().startsWith("NOTIFY")
                        && entry.parcel() != null
                        && new String(entry.parcel().bytes(), java.nio.charset.StandardCharsets.UTF_8)
                                .contains(statusLine));
    }

    static <T> T soon(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        lab.close();
    }
}
