package voicelab.systems.servicehandler;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipPeer;
import voicelab.net.Hop;
import voicelab.protocols.sip.SipPacket;

/** Whether MCP's SIP port answers an OPTIONS. */
record Liveness(SipNode node, OwnMcp mcp) {
    /** Well under the 10 s that Consul waits for an answer. */
    private static final int PATIENCE_MILLIS = 4_000;

    /** Completes with what is wrong, in a sentence; empty when MCP lives. Never fails. */
    CompletionStage<String> trouble() {
        String at = Hop.text(mcp.sip());
        SipOrder options = SipOrder.of("OPTIONS", "sip:" + at)
                .from("<sip:liveness@" + at + ">")
                .via(SipPeer.tcp(mcp.sip()));
        CompletableFuture<String> answer = node.send(options).thenApply(this::judged);
        return answer.completeOnTimeout(
                mcp.id() + " did not answer OPTIONS within " + PATIENCE_MILLIS + " ms",
                PATIENCE_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** Any answer of its own shows that it lives, but that it cannot serve. */
    private String judged(SipPacket answer) {
        if (answer.isLocal()) return mcp.id() + " at " + Hop.text(mcp.sip()) + " cannot be reached";
        return answer.status() >= 500 ? mcp.id() + " answers OPTIONS with " + answer.status() : "";
    }
}
