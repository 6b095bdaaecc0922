package voicelab.systems.rup;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import voicelab.engines.http.OutsideHttp;
import voicelab.journal.Kind;
import voicelab.protocols.http.HttpHeaders;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;
import voicelab.protocols.http.PercentCode;
import voicelab.standin.LabContext;
import voicelab.standin.Timers;
import voicelab.systems.JsonCalls;
import voicelab.systems.Trouble;

/**
 * Puts recordings to their target as WebDAV has it, one after the other, the oldest first: the bytes at {@code <folder>/<id>},
 * what is known of them at {@code <folder>/<id>.json}. One that fails is tried again until it gets there, and the others wait;
 * one that the target refuses (4xx) is noted and left.
 */
final class Forwarder implements AutoCloseable {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY = 429;

    private final LabContext lab;
    private final RupSettings settings;
    private final Recordings recordings;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();
    private final Trouble trouble = new Trouble();
    private volatile Timers.Timer again;
    private volatile boolean closed;
    private OutsideHttp http;

    Forwarder(LabContext lab, RupSettings settings, Recordings recordings) {
        this.lab = lab;
        this.settings = settings;
        this.recordings = recordings;
    }

    /** Something may wait. Returns at once. */
    void kick() {
        if (closed || settings.forwardTo().isEmpty() || !busy.compareAndSet(false, true)) return;
        try {
            lab.workers().execute(this::run);
        } catch (RejectedExecutionException e) {
            busy.set(false);
            later();
        }
    }

    private void run() {
        boolean failed = false;
        try {
            var next = recordings.next();
            while (!closed && next.isPresent() && !failed) {
                failed = !forward(next.get());
                next = recordings.next();
            }
        } catch (IOException | RuntimeException e) {
            lab.arrivals().bug("forwarding a recording", e);
            failed = true;
        } finally {
            busy.set(false);
        }
        if (failed) later();
        else if (recordings.next().isPresent()) kick(); // came while the last one ended
    }

    private void later() {
        if (!closed) again = lab.timers().after(settings.retryAfter(), this::kick);
    }

    /** @return false when it is worth another attempt */
    private boolean forward(Recording recording) throws IOException {
        byte[] bytes = recordings.bytes(recording);
        int status;
        try {
            status = put(recording.id(), recording.type(), bytes);
            if (status < 300)
                status = put(
                        recording.id() + ".json",
                        "application/json",
                        recording.json().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            return failed(recording, e.getMessage());
        }
        if (status >= 200 && status < 300) {
            recordings.update(recording.become(Recording.State.FORWARDED, ""));
            sent.incrementAndGet();
            if (trouble.ends()) note("forwards again");
            return true;
        }
        boolean refused = status >= 400 && status < 500 && status != REQUEST_TIMEOUT && status != TOO_MANY;
        if (!refused) return failed(recording, "the target answers " + status);
        recordings.update(recording.become(Recording.State.REFUSED, "the target answers " + status));
        refusals.incrementAndGet();
        note("recording " + recording.id() + " is refused: the target answers " + status);
        return true;
    }

    private boolean failed(Recording recording, String why) throws IOException {
        recordings.update(recording.become(Recording.State.WAITING, why));
        failures.incrementAndGet();
        if (trouble.begins(why)) note("recording " + recording.id() + " waits: " + why);
        return false;
    }

    private int put(String name, String type, byte[] body) throws IOException {
        String url = settings.forwardTo().orElseThrow() + "/" + PercentCode.encode(name, false);
        InetSocketAddress to = JsonCalls.check(lab, url);
        HttpReply reply = client().call(
                        new HttpRequest("PUT", url, HttpHeaders.of("Content-Type", type), body),
                        to,
                        settings.patience());
        return reply.status();
    }

    private synchronized OutsideHttp client() throws IOException {
        if (closed) throw new IOException("RUP stops");
        if (http == null) http = new OutsideHttp(lab.dialer());
        return http;
    }

    private void note(String what) {
        lab.journal().note(Kind.EVENT, "", lab.self().toString(), "", what);
    }

    long sent() {
        return sent.get();
    }

    long failures() {
        return failures.get();
    }

    long refusals() {
        return refusals.get();
    }

    /** Why the latest attempt failed; empty when it did not. */
    String trouble() {
        return trouble.text();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (again != null) again.cancel();
        if (http != null) http.close();
    }
}
