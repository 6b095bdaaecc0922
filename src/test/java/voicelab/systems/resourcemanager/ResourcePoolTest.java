package voicelab.systems.resourcemanager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResourcePoolTest {
    private final ResourcePool pool = new ResourcePool();

    private static ResourceSpec spec(String name, int port, int capacity) {
        InetSocketAddress at = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new ResourceSpec(name, at, capacity, Set.of(MediaService.VOICEXML, MediaService.MSML));
    }

    private String take() {
        return pool.take(MediaService.VOICEXML, null, Set.of())
                .map(MediaResource::name)
                .orElse("none");
    }

    private static boolean answered(MediaResource resource) {
        return resource.answered(resource.checked());
    }

    private static boolean missed(MediaResource resource) {
        return resource.missed(resource.checked(), 2);
    }

    private void threeAnswer() {
        pool.update(List.of(spec("a", 1, 10), spec("b", 2, 10), spec("c", 3, 10)));
        pool.all().forEach(each -> each.answered(each.checked()));
    }

    @Test
    void a_resource_that_never_answered_is_not_used() {
        pool.update(List.of(spec("a", 1, 10)));
        assertEquals("none", take());
        answered(pool.all().get(0));
        assertEquals("a", take());
    }

    @Test
    void resources_take_turns() {
        threeAnswer();
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 6; i++) taken.add(take());
        assertEquals(List.of("a", "b", "c", "a", "b", "c"), taken);
    }

    @Test
    void two_misses_put_a_resource_offline_and_one_answer_brings_it_back() {
        threeAnswer();
        MediaResource a = pool.all().get(0);
        assertFalse(missed(a));
        assertEquals(MediaResource.State.AVAILABLE, a.state());
        assertTrue(missed(a));
        assertFalse(missed(a));
        assertEquals("b", take());
        assertTrue(answered(a));
    }

    @Test
    void a_timeout_that_comes_in_after_a_later_answer_says_nothing() {
        threeAnswer();
        MediaResource a = pool.all().get(0);
        long[] lost = {a.checked(), a.checked(), a.checked()};
        answered(a);
        for (long each : lost) assertFalse(a.missed(each, 2));
        assertEquals(MediaResource.State.AVAILABLE, a.state());
        assertFalse(missed(a));
    }

    @Test
    void one_in_doubt_is_asked_at_once_and_used_only_where_no_other_is_left() {
        threeAnswer();
        List<MediaResource> asked = new ArrayList<>();
        pool.askedBy(asked::add);
        MediaResource a = pool.all().get(0);
        pool.doubt(a);
        assertEquals(List.of(a), asked);
        assertEquals(List.of("b", "c", "b"), List.of(take(), take(), take()));
        pool.doubt(pool.all().get(1));
        pool.doubt(pool.all().get(2));
        assertEquals("a", take());
        assertTrue(missed(a), "one more miss and it is offline");
        assertTrue(answered(a));
        assertEquals("a", take());
    }

    @Test
    void a_shortage_asks_whoever_is_not_available_and_not_being_asked() {
        threeAnswer();
        List<MediaResource> asked = new ArrayList<>();
        pool.askedBy(asked::add);
        MediaResource b = pool.all().get(1);
        missed(b);
        missed(b);
        pool.wanted();
        assertEquals(List.of(b), asked);
        b.checked();
        pool.wanted();
        assertEquals(List.of(b), asked);
    }

    @Test
    void the_least_used_is_taken_and_equals_take_turns() {
        threeAnswer();
        pool.balance(BalanceScheme.LEAST_USED);
        assertEquals(List.of("a", "b", "c"), List.of(take(), take(), take()));
        pool.all().get(1).release();
        assertEquals("b", take());
        assertEquals(Optional.of(BalanceScheme.LEAST_USED), BalanceScheme.named("least-used"));
        assertEquals(Optional.empty(), BalanceScheme.named("fastest"));
    }

    @Test
    void a_full_resource_is_passed_over_until_a_call_leaves() {
        pool.update(List.of(spec("a", 1, 1)));
        answered(pool.all().get(0));
        assertEquals("a", take());
        assertEquals("none", take());
        assertTrue(pool.shortage().contains("port capacity reached on 1"), pool.shortage());
        pool.all().get(0).release();
        assertEquals("a", take());
    }

    @Test
    void one_that_was_tried_is_not_tried_again() {
        threeAnswer();
        Set<MediaResource> tried = Set.of(pool.all().get(0), pool.all().get(2));
        assertEquals(
                "b", pool.take(MediaService.VOICEXML, null, tried).orElseThrow().name());
        assertTrue(pool.take(MediaService.CONFERENCE, null, Set.of()).isEmpty());
    }

    @Test
    void all_legs_of_one_id_land_on_one_resource() {
        threeAnswer();
        MediaResource home = pool.all().get(2);
        assertSame(home, pool.take(MediaService.MSML, home, Set.of()).orElseThrow());
    }

    @Test
    void a_changed_configuration_keeps_who_stays_with_state_and_calls() {
        threeAnswer();
        take();
        pool.update(List.of(spec("a", 1, 5), spec("d", 4, 10)));
        assertEquals(MediaResource.State.AVAILABLE, pool.all().get(0).state());
        assertEquals(1, pool.all().get(0).active());
        assertEquals(5, pool.all().get(0).capacity());
        assertEquals(MediaResource.State.UNKNOWN, pool.all().get(1).state());
    }
}
