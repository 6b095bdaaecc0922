package voicelab.systems.resourcemanager;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipReply;
import voicelab.net.Hop;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.Transport;

/**
 * The notifier (facts 1.1): {@code Event: x-genesys-mediaserver-status}, which SIP Server and this proxy exchange (facts 1.4,
 * gvp-1). A NOTIFY comes at once, at each refresh, and when a resource comes or goes. The event and the type of the body are
 * public; the body is ours: a line for each group and each resource. See RFC 6665.
 */
final class Subscriptions {
    static final String EVENT = "x-genesys-mediaserver-status";
    static final String TYPE = "application/x-genesys-mediaserver-status";
    private static final int MOST = 100;
    private static final int MOST_SECONDS = 3_600;
    private static final int BAD_EVENT = 489;
    private static final int NOT_ACCEPTABLE = 406;
    private static final int NO_SUCH_DIALOG = 481;
    private static final int UNAVAILABLE = 503;

    private final Desk desk;
    private final Map<String, Subscription> all = new ConcurrentHashMap<>();

    Subscriptions(Desk desk) {
        this.desk = desk;
    }

    boolean subscribe(ServerTransaction transaction) {
        SipPacket request = transaction.request();
        String event = request.header("Event").orElse("");
        int semicolon = event.indexOf(';');
        String name = (semicolon < 0 ? event : event.substring(0, semicolon)).trim();
        if (!name.equals(EVENT))
            return answer(transaction, SipReply.of(BAD_EVENT).with("Allow-Events", EVENT));
        if (!accepted(request))
            return answer(transaction, SipReply.of(NOT_ACCEPTABLE).with("Accept", TYPE));
        int seconds = Math.min(MOST_SECONDS, wanted(request.header("Expires").orElse("")));
        Instant until = desk.lab().clock().instant().plusSeconds(seconds);
        String tag = request.toTag();
        Subscription before = tag == null ? null : all.get(Subscription.key(request.callId(), tag));
        if (tag != null && before == null) return answer(transaction, SipReply.of(NO_SUCH_DIALOG));
        if (before == null && all.size() >= MOST)
            return answer(
                    transaction,
                    Answers.refusal(desk, UNAVAILABLE, "too many subscriptions")
                            .with("Retry-After", Answers.seconds(desk.settings().retryAfter())));
        Subscription now = before == null ? begun(transaction, until) : before.lasting(until);
        answer(
                transaction,
                SipReply.of(200).with("Expires", Integer.toString(seconds)).with("Contact", contact()));
        if (seconds == 0) {
            all.remove(now.key());
            now.timer().stop();
            tell(now, "terminated;reason=timeout");
            return true;
        }
        all.put(now.key(), now);
        now.timer().refreshed(Duration.ofSeconds(seconds));
        tell(now);
        return true;
    }

    private Subscription begun(ServerTransaction transaction, Instant until) {
        String key = Subscription.key(transaction.request().callId(), transaction.localTag());
        return Subscription.of(transaction, until, new SessionTimer(desk.lab().timers(), () -> ended(key)));
    }

    private static boolean answer(ServerTransaction transaction, SipReply reply) {
        transaction.respond(reply);
        return true;
    }

    private static boolean accepted(SipPacket request) {
        List<String> types = request.values("Accept");
        if (types.isEmpty()) return true;
        for (String each : types) {
            String type = (each.indexOf(';') < 0 ? each : each.substring(0, each.indexOf(';'))).trim();
            if (type.equalsIgnoreCase(TYPE) || type.equals("*/*") || type.equalsIgnoreCase("application/*"))
                return true;
        }
        return false;
    }

    private static int wanted(String expires) {
        int seconds = RespCode.number(expires.trim(), 8);
        return seconds < 0 ? MOST_SECONDS : seconds;
    }

    private String contact() {
        return "<sip:GVP@" + Hop.text(desk.node().address(Transport.TCP)) + ";transport=tcp>";
    }

    /** Not refreshed in time. */
    private void ended(String key) {
        Subscription ended = all.remove(key);
        if (ended == null) return;
        desk.log().unsubscribed(ended.target(), "not refreshed");
        tell(ended, "terminated;reason=timeout");
    }

    /** A resource came or went. */
    void changed() {
        all.values().forEach(this::tell);
    }

    private void tell(Subscription subscription) {
        long left = Duration.between(desk.lab().clock().instant(), subscription.until())
                .toSeconds();
        tell(subscription, "active;expires=" + Math.max(0, left));
    }

    private void tell(Subscription subscription, String state) {
        SipOrder order = subscription
                .notice()
                .with("Event", EVENT)
                .with("Subscription-State", state)
                .with("Contact", contact())
                .body(SipContent.of(TYPE, body()));
        try {
            desk.node().send(order).thenAccept(answer -> {
                if (answer.status() >= 300) gone(subscription, answer.status() + " " + answer.reason());
            });
        } catch (IllegalArgumentException e) {
            gone(subscription, "its Contact leads nowhere");
        }
    }

    private void gone(Subscription subscription, String why) {
        if (!all.remove(subscription.key(), subscription)) return;
        subscription.timer().stop();
        desk.log().unsubscribed(subscription.target(), why);
        desk.note("subscriber " + subscription.target() + " is gone: " + why);
    }

    private String body() {
        StringBuilder out = new StringBuilder();
        for (LogicalResourceGroup group : desk.pool().groups()) {
            out.append("group ").append(group.spec().name()).append(" active=").append(group.active());
            out.append(" room=").append(group.hasRoom()).append("\r\n");
            for (MediaResource each : group.resources())
                out.append("resource ")
                        .append(each.name())
                        .append(" state=")
                        .append(each.state())
                        .append(" active=")
                        .append(each.active())
                        .append(" capacity=")
                        .append(each.capacity())
                        .append("\r\n");
        }
        return out.toString();
    }

    void forget() {
        all.values().forEach(each -> each.timer().stop());
        all.clear();
    }
}
