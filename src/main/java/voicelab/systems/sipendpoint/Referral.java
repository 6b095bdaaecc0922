package voicelab.systems.sipendpoint;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import voicelab.engines.sip.ServerTransaction;
import voicelab.protocols.sip.SipPacket;

/** What this phone asked for by REFER, and what NOTIFY tells of it (RFC 3515). One at a time. On the event loop. */
final class Referral {
    private static final Pattern STATUS_LINE = Pattern.compile("\\ASIP/2\\.0 ([1-6][0-9]{2})(?: .*)?");
    private static final int BAD_EVENT = 489;
    private static final int GONE = 481;

    private CompletableFuture<Integer> asked;

    /** @return whether none was under way */
    boolean begin(CompletableFuture<Integer> outcome) {
        if (asked != null && !asked.isDone()) return false;
        asked = outcome;
        return true;
    }

    /** The REFER's own answer. */
    void answered(SipPacket response) {
        if (response.status() >= 300) end(response.status());
    }

    void told(ServerTransaction notify) {
        SipPacket packet = notify.request();
        String event = packet.header("Event").or(() -> packet.header("o")).orElse("");
        if (!event.split(";", 2)[0].trim().equalsIgnoreCase("refer")) {
            notify.respond(BAD_EVENT);
            return;
        }
        Optional<Integer> status = status(packet);
        if (asked == null || asked.isDone()) notify.respond(GONE);
        else if (status.isEmpty()) notify.respond(400);
        else {
            notify.respond(200);
            boolean last = packet.header("Subscription-State")
                    .filter(state -> state.trim().startsWith("terminated"))
                    .isPresent();
            if (last || status.get() >= 200) end(status.get());
        }
    }

    private static Optional<Integer> status(SipPacket packet) {
        return packet.content().filter(body -> body.is("message/sipfrag")).flatMap(body -> {
            Matcher line = STATUS_LINE.matcher(body.text());
            return line.lookingAt() ? Optional.of(Integer.parseInt(line.group(1))) : Optional.empty();
        });
    }

    /** The call is over: nothing more is told. */
    void over() {
        end(GONE);
    }

    private void end(int status) {
        if (asked != null) asked.complete(status);
    }

    static CompletionStage<Integer> refused(String why) {
        return CompletableFuture.failedFuture(new IllegalStateException(why));
    }
}
