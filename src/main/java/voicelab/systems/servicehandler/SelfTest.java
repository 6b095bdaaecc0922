package voicelab.systems.servicehandler;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import voicelab.engines.media.MediaEngine;
import voicelab.engines.media.RtpPlan;
import voicelab.engines.media.RtpSession;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipOutfit;
import voicelab.engines.sip.SipPeer;
import voicelab.engines.sip.SipSettings;
import voicelab.engines.sip.UserAgent;
import voicelab.net.BindFailure;
import voicelab.net.Hop;
import voicelab.protocols.http.PercentCode;
import voicelab.protocols.sip.Transport;
import voicelab.standin.LabContext;
import voicelab.systems.Doors;

/**
 * A real call to the own MCP: INVITE to its dialog service with a page of this handler, media, MCP's BYE. Each on a SIP node of
 * its own, as each of the real one's is a process of its own.
 */
record SelfTest(LabContext lab, OwnMcp mcp, InetSocketAddress pages, Duration within) {
    private static final String CALLER = "selftest";
    private static final int MOST_TRANSACTIONS = 100;

    /** Completes with the result; never fails, never later than {@link #within}. */
    CompletionStage<SelfTestResult> call() {
        long begin = lab.ticker().nanos();
        SelfTestEar ear = new SelfTestEar();
        SipNode node = node();
        RtpSession media;
        try {
            node.listen(new InetSocketAddress(lab.address(), 0), Transport.TCP);
            MediaEngine engine = Doors.media(lab);
            media = engine.session(RtpPlan.at(lab.address()).sendSilence(true), ear);
        } catch (BindFailure e) {
            node.close();
            return CompletableFuture.completedFuture(new SelfTestResult(e.getMessage(), 0, "", 0));
        }
        SelfTestCall call = new SelfTestCall(media, lab.random().nextLong() >>> 2);
        call.began(new UserAgent(node, CALLER).call(order().body(call.offer()).inSequence(call.callId(), 1), call));
        CompletableFuture<String> end = call.end()
                .completeOnTimeout(
                        "the call to " + mcp.id() + " was not over within " + within.toMillis() + " ms",
                        within.toMillis(),
                        TimeUnit.MILLISECONDS);
        // closing waits for the node's own loop, on which the end may be told
        return end.thenApplyAsync(
                trouble -> {
                    call.hangUp();
                    long packets = media.statistics().packetsReceived();
                    media.close();
                    node.close();
                    long millis = TimeUnit.NANOSECONDS.toMillis(lab.ticker().nanos() - begin);
                    return new SelfTestResult(ear.judged(trouble), packets, ear.text(), millis);
                },
                lab.workers());
    }

    private SipNode node() {
        return new SipNode(new SipOutfit(
                lab.loops().next(),
                lab.dialer(),
                lab.passages(),
                lab.arrivals(),
                lab.ticker(),
                lab.random(),
                SipSettings.DEFAULTS.withBounds(MOST_TRANSACTIONS, 1, 2)));
    }

    private SipOrder order() {
        String page = "http://" + Hop.text(pages) + SelfTestPage.PATH;
        String uri = "sip:dialog@" + Hop.text(mcp.sip()) + ";transport=tcp;voicexml=" + PercentCode.encode(page, false);
        return SipOrder.invite(uri)
                .from("<sip:" + CALLER + "@" + lab.address().getHostAddress() + ">")
                .via(SipPeer.tcp(mcp.sip()));
    }
}
