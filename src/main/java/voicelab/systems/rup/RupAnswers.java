package voicelab.systems.rup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.Parameters;
import voicelab.protocols.metrics.MetricPage;
import voicelab.protocols.metrics.MetricText;
import voicelab.standin.LabContext;

/** The answers at 8080. Paths of health are documented, all else is ours. */
record RupAnswers(
        LabContext lab, RupSettings settings, Recordings recordings, Forwarder forwarder, AtomicLong uploads) {
    static final String PATH = "/lab/v1/recordings";
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z._@-]{1,128}");
    private static final int MAX_META = 32;
    private static final int MAX_META_CHARS = 1_024;
    private static final int UNAVAILABLE = 503;
    private static final int NO_ROOM = 507; // RFC 4918 11.5

    /** It lives when it can answer; what it cannot do makes it unready. */
    HttpReply live(Asked asked) {
        return JsonBody.reply(
                200,
                JsonBody.object()
                        .put("status", "live")
                        .put("recordings", recordings.list().size()));
    }

    /** Ready: a recording that comes now can be kept. */
    HttpReply ready(Asked asked) {
        String trouble = trouble();
        ObjectNode body = JsonBody.object().put("status", trouble.isEmpty() ? "ready" : "not ready");
        if (!trouble.isEmpty()) body.put("reason", trouble);
        return JsonBody.reply(trouble.isEmpty() ? 200 : UNAVAILABLE, body);
    }

    private String trouble() {
        if (recordings.isFull()) return "the queue is full";
        try {
            recordings.tryWriting();
            return "";
        } catch (IOException e) {
            return "the storage cannot be written: " + e.getMessage();
        }
    }

    HttpReply post(Asked asked) throws HttpRefusal {
        return stored(asked, "rec-" + Long.toHexString(lab.random().nextLong()));
    }

    HttpReply put(Asked asked) throws HttpRefusal {
        String id = asked.segment("id");
        if (!ID.matcher(id).matches()) throw new HttpRefusal(400, "an id is 1 to 128 of letters, digits, . _ @ and -");
        return stored(asked, id);
    }

    private HttpReply stored(Asked asked, String id) throws HttpRefusal {
        byte[] content = asked.request().body();
        if (content.length == 0) throw new HttpRefusal(400, "a recording has at least one byte");
        String type = asked.request().mediaType().orElse("application/octet-stream");
        try {
            Recording made = recordings
                    .add(id, type, meta(asked), content)
                    .orElseThrow(() -> new HttpRefusal(409, "recording " + id + " is there already"));
            uploads.incrementAndGet();
            forwarder.kick();
            return JsonBody.reply(201, made.json()).with("Location", PATH + "/" + id);
        } catch (Recordings.Full e) {
            throw new HttpRefusal(NO_ROOM, e.getMessage());
        } catch (IOException e) {
            throw new HttpRefusal(NO_ROOM, "the storage cannot be written: " + e.getMessage());
        }
    }

    /** The query is the metadata. */
    private static Map<String, String> meta(Asked asked) throws HttpRefusal {
        Map<String, String> meta = new LinkedHashMap<>();
        for (Parameters.Pair pair : asked.query().pairs()) {
            if (pair.name().length() + pair.value().length() > MAX_META_CHARS)
                throw new HttpRefusal(400, "metadata has at most " + MAX_META_CHARS + " characters each");
            meta.put(pair.name(), pair.value());
        }
        if (meta.size() > MAX_META) throw new HttpRefusal(400, "metadata has at most " + MAX_META + " entries");
        return meta;
    }

    HttpReply list(Asked asked) {
        ObjectNode body = JsonBody.object()
                .put("target", settings.forwardTo().orElse(""))
                .put("bytes", recordings.bytes())
                .put("most", settings.mostRecordings())
                .put("mostBytes", settings.mostBytes());
        if (settings.forwardTo().isEmpty())
            body.put("note", "no target (forward-to): recordings are kept here until there is no room");
        if (!forwarder.trouble().isEmpty()) body.put("trouble", forwarder.trouble());
        ArrayNode list = body.putArray("recordings");
        recordings.list().forEach(each -> list.add(each.json()));
        return JsonBody.reply(200, body);
    }

    HttpReply get(Asked asked) throws HttpRefusal, IOException {
        Recording found = found(asked);
        return HttpReply.of(200, found.type(), recordings.bytes(found))
                .with("X-Lab-State", found.state().word());
    }

    HttpReply delete(Asked asked) throws HttpRefusal, IOException {
        recordings.remove(found(asked));
        return HttpReply.empty(204);
    }

    private Recording found(Asked asked) throws HttpRefusal {
        Optional<Recording> found = recordings.find(asked.segment("id"));
        return found.orElseThrow(() -> new HttpRefusal(404, "no recording " + asked.segment("id")));
    }

    HttpReply metrics(Asked asked) {
        MetricPage page = new MetricPage()
                .counter("lab_rup_uploads_total", "Recordings that were taken.", uploads.get())
                .counter("lab_rup_forwarded_total", "Recordings that the target took.", forwarder.sent())
                .counter("lab_rup_forward_failures_total", "Attempts that failed.", forwarder.failures())
                .counter("lab_rup_forward_refusals_total", "Recordings that the target refused.", forwarder.refusals())
                .gauge(
                        "lab_rup_ready",
                        "1 while a recording can be kept.",
                        trouble().isEmpty() ? 1 : 0)
                .gauge("lab_rup_bytes", "Bytes that are kept.", recordings.bytes())
                .gauge("lab_rup_bytes_limit", "Bytes that may be kept.", settings.mostBytes());
        for (Recording.State state : Recording.State.values())
            page.gauge(
                    "lab_rup_recordings",
                    "Recordings that are kept.",
                    recordings.list().stream()
                            .filter(each -> each.state() == state)
                            .count(),
                    "state",
                    state.word());
        return HttpReply.of(200, MetricText.CONTENT_TYPE, page.text());
    }
}
