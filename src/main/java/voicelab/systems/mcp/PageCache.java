package voicelab.systems.mcp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import voicelab.protocols.http.HttpDate;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;

/**
 * Documents that were fetched, for all calls of one MCP: a shared cache (RFC 9111). Only what the server gave a lifetime is used
 * without asking; everything else is asked for again with its validators, and a 304 spares the body. No lifetime is guessed
 * (RFC 9111 4.2.2 allows it), so a page that changes is seen at once. VoiceXML's {@code maxage} and {@code maxstale} come as the
 * request's {@code Cache-Control} (VoiceXML 2.0 6.1.2). Time is the lab's. Thread-safe; bounded in documents and bytes.
 */
final class PageCache {
    static final int MOST_DOCUMENTS = 200;
    static final int MOST_BYTES = 16 << 20;

    private static final int OK = 200;
    private static final long NO_LIFE = -1;

    private record Kept(HttpReply reply, Instant at, long lifeSeconds) {}

    private final Clock clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    PageCache(Clock clock) {
        this.clock = clock;
    }

    /** What is kept of this URI and may be used without asking. */
    synchronized Optional<HttpReply> fresh(HttpRequest request) {
        Kept found = kept(request);
        if (found == null) return Optional.empty();
        Map<String, String> wants = directives(request.headers().first("Cache-Control"));
        if (wants.containsKey("no-cache") || wants.containsKey("no-store")) return Optional.empty();
        Map<String, String> says = directives(found.reply.headers().first("Cache-Control"));
        if (says.containsKey("no-cache")) return Optional.empty();
        long age = age(found);
        if (age > seconds(wants.get("max-age"), Long.MAX_VALUE)) return Optional.empty();
        long stale = age - Math.max(0, found.lifeSeconds);
        if (found.lifeSeconds > 0 && stale < 0) return Optional.of(found.reply);
        // RFC 9111 4.2.4: what must be validated is never served stale, whatever the request allows
        boolean strict = says.containsKey("must-revalidate")
                || says.containsKey("proxy-revalidate")
                || says.containsKey("s-maxage");
        if (strict || !wants.containsKey("max-stale")) return Optional.empty();
        boolean allowed = stale <= seconds(wants.get("max-stale"), Long.MAX_VALUE);
        return allowed ? Optional.of(found.reply) : Optional.empty();
    }

    /** The request, made conditional where something of this URI is kept (RFC 9111 4.3.1). */
    synchronized HttpRequest validating(HttpRequest request) {
        Kept found = kept(request);
        if (found == null || request.headers().has("If-None-Match")) return request;
        HttpRequest asking = request;
        Optional<String> tag = found.reply.headers().first("ETag");
        if (tag.isPresent()) asking = asking.with("If-None-Match", tag.get());
        Optional<String> modified = found.reply.headers().first("Last-Modified");
        if (modified.isPresent()) asking = asking.with("If-Modified-Since", modified.get());
        return asking;
    }

    /** What the answer means to who asked: the kept document for a 304, else the answer, which is kept where it may be. */
    synchronized HttpReply answered(HttpRequest asked, HttpReply reply) {
        if (!asked.method().equals("GET")) {
            // RFC 9111 4.4: an unsafe request may have changed it
            if (reply.status() < 400) drop(asked.uri());
            return reply;
        }
        Kept found = kept.get(asked.uri());
        if (reply.status() == 304 && found != null && isConditional(asked)) {
            HttpReply renewed = found.reply;
            // RFC 9111 3.2 and 4.3.4: the stored header fields are those of the validation now
            for (String name : new String[] {"Cache-Control", "Expires", "Date", "Age", "ETag", "Last-Modified"}) {
                Optional<String> now = reply.headers().first(name);
                if (now.isPresent()) renewed = renewed.with(name, now.get());
            }
            kept.put(asked.uri(), new Kept(renewed, clock.instant(), life(renewed)));
            return renewed;
        }
        if (isToBeKept(asked, reply)) keep(asked.uri(), reply);
        else drop(asked.uri());
        return reply;
    }

    synchronized void clear() {
        kept.clear();
        bytes = 0;
    }

    synchronized int size() {
        return kept.size();
    }

    private Kept kept(HttpRequest request) {
        return request.method().equals("GET") ? kept.get(request.uri()) : null;
    }

    private static boolean isConditional(HttpRequest asked) {
        return asked.headers().has("If-None-Match") || asked.headers().has("If-Modified-Since");
    }

    /** RFC 9111 section 3. */
    private static boolean isToBeKept(HttpRequest asked, HttpReply reply) {
        if (reply.status() != OK
                || reply.headers().has("Vary")
                || reply.headers().has("Set-Cookie")) return false;
        if (asked.headers().has("Authorization")) return false;
        if (directives(asked.headers().first("Cache-Control")).containsKey("no-store")) return false;
        Map<String, String> says = directives(reply.headers().first("Cache-Control"));
        if (says.containsKey("no-store") || says.containsKey("private")) return false;
        return life(reply) > 0 || reply.headers().has("ETag") || reply.headers().has("Last-Modified");
    }

    private void keep(String uri, HttpReply reply) {
        drop(uri);
        if (reply.body().length > MOST_BYTES / 4) return;
        kept.put(uri, new Kept(reply, clock.instant(), life(reply)));
        bytes += reply.body().length;
        var oldest = kept.entrySet().iterator();
        while (kept.size() > MOST_DOCUMENTS || bytes > MOST_BYTES) {
            bytes -= oldest.next().getValue().reply.body().length;
            oldest.remove();
        }
    }

    private void drop(String uri) {
        Kept gone = kept.remove(uri);
        if (gone != null) bytes -= gone.reply.body().length;
    }

    private long age(Kept found) {
        long before = seconds(found.reply.headers().first("Age").orElse(null), 0);
        return before + Math.max(0, Duration.between(found.at, clock.instant()).toSeconds());
    }

    /** RFC 9111 4.2.1, seconds; -1 for none said. */
    private static long life(HttpReply reply) {
        Map<String, String> says = directives(reply.headers().first("Cache-Control"));
        if (says.containsKey("s-maxage")) return seconds(says.get("s-maxage"), 0);
        if (says.containsKey("max-age")) return seconds(says.get("max-age"), 0);
        Optional<String> expires = reply.headers().first("Expires");
        if (expires.isEmpty()) return NO_LIFE;
        Optional<Instant> until = expires.flatMap(HttpDate::parse);
        Optional<Instant> date = reply.headers().first("Date").flatMap(HttpDate::parse);
        // RFC 9111 5.3: a date that cannot be read has passed
        if (until.isEmpty() || date.isEmpty()) return 0;
        return Duration.between(date.get(), until.get()).toSeconds();
    }

    private static Map<String, String> directives(Optional<String> header) {
        if (header.isEmpty()) return Map.of();
        Map<String, String> all = new LinkedHashMap<>();
        Arrays.stream(header.get().split(",", -1)).map(String::strip).forEach(one -> {
            int equals = one.indexOf('=');
            String name = (equals < 0 ? one : one.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
            all.putIfAbsent(
                    name, equals < 0 ? "" : one.substring(equals + 1).strip().replace("\"", ""));
        });
        return all;
    }

    /** @param fallback for a text that is missing or empty; one that is no number counts as 0 */
    private static long seconds(String text, long fallback) {
        if (text == null || text.isEmpty()) return fallback;
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}
