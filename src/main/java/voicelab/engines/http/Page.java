package voicelab.engines.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import voicelab.protocols.http.HttpDate;
import voicelab.protocols.http.HttpHeaders;
import voicelab.protocols.http.HttpReply;

/**
 * A page as it is served.
 *
 * @param content shared, never to be changed
 * @param modified for Last-Modified
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares pages
public record Page(String mediaType, byte[] content, Instant modified) {
    private static final int TAG_BYTES = 8;

    /** Text in UTF-8. */
    public static Page text(String mediaType, String content, Instant modified) {
        return new Page(mediaType, content.getBytes(StandardCharsets.UTF_8), modified);
    }

    /** A strong entity tag (RFC 9110 8.8.3), from the content alone. */
    public String entityTag() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** This page, or 304 when the caller has it (RFC 9110 13.1.2, 13.1.3 and 13.2.2: the tag goes before the date). */
    public HttpReply answer(Asked asked) {
        String tag = entityTag();
        HttpReply found = held(asked, tag)
                ? HttpReply.empty(304)
                : HttpReply.of(200, mediaType, content).with("Last-Modified", HttpDate.format(modified));
        // a cache must ask again: pages change under a running lab
        return found.with("ETag", tag).with("Cache-Control", "no-cache");
    }

    private boolean held(Asked asked, String tag) {
        HttpHeaders headers = asked.request().headers();
        if (headers.has("If-None-Match"))
            return headers.all("If-None-Match").stream()
                    .flatMap(line -> Arrays.stream(line.split(",", -1)))
                    .map(String::strip)
                    .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
        return headers.first("If-Modified-Since")
                .flatMap(HttpDate::parse)
                .filter(since -> modified.getEpochSecond() <= since.getEpochSecond())
                .isPresent();
    }
}
