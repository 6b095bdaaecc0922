package voicelab.engines.sip;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;

/** A new offer that is made again after 491, when the other side's own is through (RFC 3261 section 14.1). On the event loop. */
final class Insistence {
    private static final int REQUEST_PENDING = 491;
    private static final int MOST_TRIES = 4;
    private static final int OWNER_LEAST_MILLIS = 2_100;
    private static final int OWNER_SPAN = 191;
    private static final int OTHER_SPAN = 201;
    private static final int GRAIN_MILLIS = 10;

    private final Call call;
    private final List<SipHeader> headers;
    private final SipContent offer;
    private final CompletableFuture<SipPacket> answer;
    private int tries;

    Insistence(Call call, List<SipHeader> headers, SipContent offer, CompletableFuture<SipPacket> answer) {
        this.call = call;
        this.headers = headers;
        this.offer = offer;
        this.answer = answer;
    }

    void begin() {
        tries++;
        CompletableFuture<SipPacket> once = new CompletableFuture<>();
        once.whenComplete((response, problem) -> {
            if (problem != null) answer.completeExceptionally(problem);
            else if (response.status() == REQUEST_PENDING && tries < MOST_TRIES) again();
            else answer.complete(response);
        });
        call.within.reoffer(headers, offer, once);
    }

    /** Who chose the Call-ID waits 2.1 to 4 s, the other side 0 to 2 s, in steps of 10 ms. */
    private void again() {
        int steps = call.core.outfit.random().nextInt(call.isIncoming() ? OTHER_SPAN : OWNER_SPAN);
        int millis = (call.isIncoming() ? 0 : OWNER_LEAST_MILLIS) + steps * GRAIN_MILLIS;
        call.core.outfit.loop().schedule(() -> call.core.guarded(this::begin), millis, TimeUnit.MILLISECONDS);
    }
}
