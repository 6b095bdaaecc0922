package voicelab.systems.resourcemanager;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import voicelab.Lab;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.engines.frames.FrameClient;
import voicelab.engines.frames.FrameClientListener;
import voicelab.engines.frames.FrameClientSettings;
import voicelab.engines.frames.RecordedArrivals;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.CallListener;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipOutfit;
import voicelab.engines.sip.SipPeer;
import voicelab.engines.sip.SipSettings;
import voicelab.engines.sip.UserAgent;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.map.ConnectionMap;
import voicelab.net.Dialer;
import voicelab.net.Passages;
import voicelab.net.Ticker;
import voicelab.profile.Net;
import voicelab.profile.ProfileReader;
import voicelab.profile.YamlFile;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.Transport;
import voicelab.systems.gvpconfigserver.GvpConfigServerStandIn;
import voicelab.systems.reportingserver.ReportingServerStandIn;
import voicelab.systems.sipserver.SipServerStandIn;
import voicelab.systems.sqlserver.SqlServerStandIn;

/** Two Resource Managers as they are, their Configuration and Reporting Server, two resources of the tests, and a caller. */
final class PairLab extends PairWatch implements AutoCloseable {
    private static final String PROFILE = """
            systems:
              resource-manager: {count: 2}
              reporting-server:
              sql-server:
              gvp-config-server:
                tenants:
                  - {name: Environment, default-application: IVRAppDefault}
                ivr-profiles:
                  - name: IVRAppDefault
                    sections:
                      gvp.general: {service-type: voicexml}
                      gvp.service-prerequisite: {initial-page-url: "http://das/first-call.vxml"}
                  - name: two
                    dnis: ["8002"]
                    sections:
                      gvp.general: {service-type: voicexml}
                      gvp.service-prerequisite: {initial-page-url: "http://das/first-call.vxml"}
                      gvp.policy: {usage-limits: "2", usage-limit-exceeded-respcode: "486"}
              mcp: {count: 2}
              sip-server: {rest: 1s}
            """;

    final UserAgent caller;
    private final SipNode node;
    private final Queue<Call> up = new ConcurrentLinkedQueue<>();

    private PairLab(Lab lab) throws IOException {
        super(lab);
        InetSocketAddress own = new InetSocketAddress(lab.plan().net().host(200), 5060);
        node = new SipNode(new SipOutfit(
                        lab.running().loops().next(),
                        new Dialer(own.getAddress()),
                        Passages.NONE,
                        new RecordedArrivals(),
                        Ticker.REAL,
                        new Random(5),
                        SipSettings.DEFAULTS))
                .instead(peer -> List.of(rm(peer.equals(rm(1)) ? 2 : 1)))
                .listen(own, Transport.TCP);
        caller = new UserAgent(node, "caller");
    }

    static PairLab boot(String net) throws Exception {
        ConnectionMap map = ConnectionMap.shipped();
        Catalogue catalogue = new Catalogue()
                .and("resource-manager", ResourceManagerStandIn::new)
                .and("gvp-config-server", GvpConfigServerStandIn::new)
                .and("reporting-server", ReportingServerStandIn::new)
                .and("sql-server", SqlServerStandIn::new)
                .and("sip-server", SipServerStandIn::new)
                .and("mcp", AnsweringMcp::new);
        PairLab pair = new PairLab(Lab.boot(new LabOrder(
                map,
                catalogue,
                new ProfileReader(map).read(YamlFile.parse("pair.yml", PROFILE)),
                Net.parse(net),
                Optional.empty(),
                1,
                Optional.empty(),
                List.of(),
                line -> {})));
        pair.ready();
        return pair;
    }

    private long resources(int rm) {
        return desk(rm).pool().all().stream()
                .filter(each -> each.state() == MediaResource.State.AVAILABLE)
                .count();
    }

    void inStep(int rm) throws InterruptedException {
        inStep(0, rm);
    }

    void inStep(long since, int rm) throws InterruptedException {
        event(since, id("resource-manager", rm), "is in step");
    }

    /** Whatever was bent: both know each other, and both resources. */
    void ready() throws InterruptedException {
        await("the pair in step", () -> isInStep(1) && isInStep(2));
        await("both resources known to both nodes", () -> resources(1) == 2 && resources(2) == 2);
    }

    private boolean isInStep(int rm) {
        String self = id("resource-manager", rm).toString();
        String last = "";
        for (JournalEntry e : lab.journal().since(0)) {
            if (!e.from().equals(self)) continue;
            if (e.kind() == Kind.LIFE
                    || e.note().startsWith("node ") && e.note().contains("step")
                    || e.note().startsWith("both sockets")) last = e.note();
        }
        return last.endsWith("is in step");
    }

    /** How many calls both nodes have in their books, when they agree. */
    int calls() throws InterruptedException {
        await(
                "the same number of calls at both nodes",
                () -> desk(1).sessions().count() == desk(2).sessions().count());
        return desk(1).sessions().count();
    }

    int callsAt(int rm) {
        return desk(rm).sessions().count();
    }

    private Desk desk(int rm) {
        return ((ResourceManagerStandIn)
                        lab.system(id("resource-manager", rm).toString()).orElseThrow())
                .desk();
    }

    /** The resource's end of a call. */
    Call latest(Call call) throws InterruptedException {
        Call[] found = new Call[1];
        await("the call at its resource", () -> {
            for (int n = 1; n <= 2; n++)
                for (Call each : mcp(n).calls) if (each.callId().equals(call.callId())) found[0] = each;
            return found[0] != null;
        });
        return found[0];
    }

    /** The resource's end of a call that went through SIP Server: that of the latest try. */
    Call answered(String callId) {
        return Stream.of(mcp(1), mcp(2))
                .flatMap(mcp -> mcp.calls.stream())
                .filter(each -> each.callId().startsWith(callId + "~"))
                .max(Comparator.comparing(Call::callId))
                .orElseThrow();
    }

    SipPeer rm(int number) {
        return SipPeer.tcp(new InetSocketAddress(lab.plan().address(id("resource-manager", number)), 5060));
    }

    /** SIP Server's port for trunks: it spreads calls over both nodes. */
    SipPeer trunk() {
        return SipPeer.tcp(new InetSocketAddress(lab.plan().address(id("sip-server", 1)), 5090));
    }

    /** Somebody who dials a node's port for its peer. */
    FrameClient stranger(int rm) {
        return new FrameClient(
                lab.running().loops(),
                new Dialer(lab.plan().net().host(200)),
                Passages.NONE,
                new InetSocketAddress(lab.plan().address(id("resource-manager", rm)), 5062),
                FrameClientSettings.of("rm-pair", 1, "stranger"),
                FrameClientListener.NONE);
    }

    AnsweringMcp mcp(int number) {
        return (AnsweringMcp) lab.system(id("mcp", number).toString()).orElseThrow();
    }

    /** Calls a user part through one node; completes with the call when it was answered, fails with the status. */
    CompletableFuture<Call> call(int rm, String user) {
        return call(SipOrder.invite("sip:" + user + "@rm").via(rm(rm)).sdp("v=0 offer"));
    }

    CompletableFuture<Call> call(SipOrder order) {
        CompletableFuture<Call> answered = new CompletableFuture<>();
        caller.call(order, new CallListener() {
            @Override
            public void answered(Call call, SipPacket response) {
                up.add(call);
                answered.complete(call);
            }

            @Override
            public void failed(Call call, SipPacket response) {
                answered.completeExceptionally(new IOException(Integer.toString(response.status())));
            }
        });
        return answered;
    }

    /** Ends what a test left. */
    void hangUp() throws Exception {
        for (Call each = up.poll(); each != null; each = up.poll())
            if (each.state() == Call.State.ANSWERED) soon(each.bye(List.of(), null));
    }

    @Override
    public void close() {
        node.close();
        assertEquals(0, lab.journal().bugs(), this::tail);
        lab.close();
    }
}
