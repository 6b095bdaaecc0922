package voicelab.systems.mcp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;
import voicelab.standin.HandClock;

class PageCacheTest {
    private static final String URI = "http://das/page.vxml";
    private final HandClock clock = new HandClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final PageCache cache = new PageCache(clock);

    private static HttpRequest get() {
        return HttpRequest.get(URI);
    }

    private static HttpReply page(String... headers) {
        HttpReply page = HttpReply.of(200, "application/voicexml+xml", "<vxml/>");
        for (int i = 0; i < headers.length; i += 2) page = page.with(headers[i], headers[i + 1]);
        return page;
    }

    @Test
    void what_has_a_lifetime_is_used_unasked_until_it_is_over() {
        cache.answered(get(), page("Cache-Control", "max-age=60"));
        clock.move(Duration.ofSeconds(59));
        assertTrue(cache.fresh(get()).isPresent());
        clock.move(Duration.ofSeconds(1));
        assertFalse(cache.fresh(get()).isPresent());
    }

    @Test
    void what_came_with_an_age_is_that_much_nearer_to_its_end() {
        cache.answered(get(), page("Cache-Control", "max-age=60", "Age", "50"));
        clock.move(Duration.ofSeconds(11));
        assertFalse(cache.fresh(get()).isPresent());
    }

    @Test
    void what_says_nothing_of_its_life_is_asked_for_each_time_with_its_validators() {
        HttpReply kept = page("ETag", "\"7\"", "Last-Modified", "Sun, 01 Mar 2026 10:00:00 GMT");
        cache.answered(get(), kept);
        assertFalse(cache.fresh(get()).isPresent());
        HttpRequest asking = cache.validating(get());
        assertEquals("\"7\"", asking.headers().first("If-None-Match").orElseThrow());
        assertEquals(
                "Sun, 01 Mar 2026 10:00:00 GMT",
                asking.headers().first("If-Modified-Since").orElseThrow());
        HttpReply used = cache.answered(asking, HttpReply.empty(304).with("ETag", "\"7\""));
        assertEquals(200, used.status());
        assertSame(kept.body(), used.body(), "the very bytes, so that they are decoded once");
    }

    @Test
    void no_cache_is_asked_for_each_time_though_it_has_a_lifetime() {
        cache.answered(get(), page("Cache-Control", "no-cache, max-age=60", "ETag", "\"7\""));
        assertFalse(cache.fresh(get()).isPresent());
        assertTrue(cache.validating(get()).headers().has("If-None-Match"));
    }

    @Test
    void a_304_gives_the_kept_document_a_new_life() {
        cache.answered(get(), page("Cache-Control", "max-age=10", "ETag", "\"7\""));
        clock.move(Duration.ofSeconds(20));
        cache.answered(cache.validating(get()), HttpReply.empty(304).with("Cache-Control", "max-age=30"));
        clock.move(Duration.ofSeconds(29));
        assertTrue(cache.fresh(get()).isPresent());
    }

    @Test
    void a_changed_page_takes_the_place_of_the_kept_one() {
        cache.answered(get(), page("ETag", "\"7\""));
        HttpReply changed = HttpReply.of(200, "application/voicexml+xml", "<vxml><!-- 8 --></vxml>")
                .with("ETag", "\"8\"");
        assertArrayEquals(
                changed.body(), cache.answered(cache.validating(get()), changed).body());
        assertEquals(
                "\"8\"",
                cache.validating(get()).headers().first("If-None-Match").orElseThrow());
    }

    @Test
    void maxage_and_maxstale_of_the_page_are_heeded() {
        cache.answered(get(), page("Cache-Control", "max-age=60"));
        clock.move(Duration.ofSeconds(30));
        assertFalse(cache.fresh(get().with("Cache-Control", "max-age=20")).isPresent());
        assertTrue(cache.fresh(get().with("Cache-Control", "max-age=40")).isPresent());
        clock.move(Duration.ofSeconds(40));
        assertFalse(cache.fresh(get().with("Cache-Control", "max-stale=5")).isPresent());
        assertTrue(cache.fresh(get().with("Cache-Control", "max-stale=15")).isPresent());
    }

    @Test
    void what_must_be_validated_is_never_served_stale() {
        cache.answered(get(), page("Cache-Control", "max-age=60, must-revalidate"));
        clock.move(Duration.ofSeconds(61));
        assertFalse(cache.fresh(get().with("Cache-Control", "max-stale=600")).isPresent());
    }

    @Test
    void nothing_is_kept_of_what_may_not_be() {
        for (String control : new String[] {"no-store, max-age=60", "private, max-age=60"})
            cache.answered(get(), page("Cache-Control", control));
        cache.answered(get(), page("Cache-Control", "max-age=60", "Vary", "Accept"));
        cache.answered(get(), page("Cache-Control", "max-age=60", "Set-Cookie", "a=b"));
        cache.answered(get(), HttpReply.text(404, "no").with("Cache-Control", "max-age=60"));
        cache.answered(get().with("Cache-Control", "no-store"), page("Cache-Control", "max-age=60"));
        assertEquals(0, cache.size());
    }

    @Test
    void a_failed_fetch_and_a_post_that_changed_something_forget_what_was_kept() {
        cache.answered(get(), page("Cache-Control", "max-age=60"));
        cache.answered(get(), HttpReply.text(500, "no"));
        assertEquals(0, cache.size());
        cache.answered(get(), page("Cache-Control", "max-age=60"));
        cache.answered(new HttpRequest("POST", URI, get().headers(), new byte[1]), HttpReply.empty(204));
        assertEquals(0, cache.size());
    }

    @Test
    void what_is_kept_is_bounded() {
        for (int i = 0; i < PageCache.MOST_DOCUMENTS + 5; i++)
            cache.answered(HttpRequest.get(URI + "?" + i), page("Cache-Control", "max-age=60"));
        assertEquals(PageCache.MOST_DOCUMENTS, cache.size());
        assertFalse(cache.fresh(HttpRequest.get(URI + "?0")).isPresent(), "the least used goes first");
        byte[] large = new byte[PageCache.MOST_BYTES / 4];
        for (int i = 0; i < 8; i++)
            cache.answered(
                    HttpRequest.get(URI + "?large" + i),
                    HttpReply.of(200, "audio/x-wav", large).with("Cache-Control", "max-age=60"));
        assertTrue(cache.size() <= 4, "kept " + cache.size());
    }
}
