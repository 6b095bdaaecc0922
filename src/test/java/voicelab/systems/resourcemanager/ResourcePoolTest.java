package voicelab.systems.resourcemanager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

    private static GroupSpec group(BalanceScheme scheme, int capacity) {
        Set<MediaService> services = Set.of(MediaService.VOICEXML, MediaService.MSML);
        return new GroupSpec("group", services, Capabilities.NONE, scheme, capacity);
    }

    private static ResourceSpec spec(String name, int port, int capacity) {
        return spec(name, port, capacity, group(BalanceScheme.ROUND_ROBIN, GroupSpec.NO_LIMIT));
    }

    private static ResourceSpec spec(String name, int port, int capacity, GroupSpec group) {
        return new ResourceSpec(name, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), capacity, group);
    }

    private String take() {
        return name(pool.take(MediaService.VOICEXML, Capabilities.NONE, null, Set.of()));
    }

    private static String name(Optional<MediaResource> resource) {
        return resource.map(MediaResource::name).orElse("none");
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
        balancedBy(BalanceScheme.LEAST_USED, 10);
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
        String why = pool.shortage(MediaService.VOICEXML, Capabilities.NONE);
        assertTrue(why.contains("port capacity reached on 1 of 1 physical resources"), why);
        pool.all().get(0).release();
        assertEquals("a", take());
    }

    @Test
    void one_that_was_tried_is_not_tried_again() {
        threeAnswer();
        Set<MediaResource> tried = Set.of(pool.all().get(0), pool.all().get(2));
        assertEquals("b", name(pool.take(MediaService.VOICEXML, Capabilities.NONE, null, tried)));
        assertEquals("none", name(pool.take(MediaService.CONFERENCE, Capabilities.NONE, null, Set.of())));
        String why = pool.shortage(MediaService.CONFERENCE, Capabilities.NONE);
        assertTrue(why.contains("no group serves conference"), why);
    }

    private MediaResource at(int number) {
        return pool.all().get(number);
    }

    private String takeAt(MediaResource home) {
        return name(pool.take(MediaService.MSML, Capabilities.NONE, home, Set.of()));
    }

    @Test
    void all_legs_of_one_id_land_on_one_resource_and_nowhere_else_while_it_answers() {
        pool.update(List.of(spec("a", 1, 10), spec("b", 2, 1)));
        pool.all().forEach(ResourcePoolTest::answered);
        assertEquals("b", takeAt(at(1)));
        assertEquals("none", takeAt(at(1)), "full, and the other legs are there");
        at(1).release();
        assertEquals("b", takeAt(at(1)));
    }

    @Test
    void a_lost_home_is_left_for_another() {
        threeAnswer();
        MediaResource home = at(2);
        missed(home);
        missed(home);
        assertEquals("a", takeAt(home));
    }

    private void balancedBy(BalanceScheme scheme, int capacityOfA) {
        GroupSpec group = group(scheme, GroupSpec.NO_LIMIT);
        pool.update(List.of(spec("a", 1, capacityOfA, group), spec("b", 2, 10, group), spec("c", 3, 10, group)));
        pool.all().forEach(ResourcePoolTest::answered);
    }

    @Test
    void the_least_part_in_use_is_taken() {
        balancedBy(BalanceScheme.LEAST_PERCENT, 20);
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 8; i++) taken.add(take());
        assertEquals(4, taken.stream().filter("a"::equals).count(), taken.toString());
    }

    @Test
    void a_group_has_a_capacity_of_its_own() {
        GroupSpec group = group(BalanceScheme.ROUND_ROBIN, 2);
        pool.update(List.of(spec("a", 1, 10, group), spec("b", 2, 10, group)));
        pool.all().forEach(ResourcePoolTest::answered);
        assertEquals(List.of("a", "b", "none"), List.of(take(), take(), take()));
        at(0).release();
        assertEquals("a", take());
    }

    @Test
    void a_group_is_chosen_by_service_and_capability() {
        Set<MediaService> both = Set.of(MediaService.VOICEXML, MediaService.MSML);
        Capabilities german = Capabilities.parse("language=de,en; video").orElseThrow();
        GroupSpec plain = new GroupSpec("plain", both, Capabilities.NONE, BalanceScheme.ROUND_ROBIN, 100);
        GroupSpec able = new GroupSpec("able", both, german, BalanceScheme.ROUND_ROBIN, 100);
        pool.update(List.of(spec("a", 1, 10, plain), spec("b", 2, 10, able)));
        pool.all().forEach(ResourcePoolTest::answered);
        assertEquals("b", takeWith("language=de"));
        assertEquals("b", takeWith("video;language=de,en"));
        assertEquals("a", takeWith(""));
        assertEquals("none", takeWith("language=fr"));
        assertEquals("none", takeWith("screen"));
        assertTrue(Capabilities.parse("=de").isEmpty());
        assertTrue(Capabilities.parse("a=1;a=2").isEmpty(), "a name is there once");
    }

    private String takeWith(String asked) {
        return name(pool.take(MediaService.VOICEXML, Capabilities.parse(asked).orElseThrow(), null, Set.of()));
    }

    @Test
    void a_resource_that_comes_back_while_its_calls_last_has_them_still() {
        threeAnswer();
        assertEquals("a", take());
        pool.update(List.of(spec("b", 2, 10)));
        pool.update(List.of(spec("a", 1, 10), spec("b", 2, 10)));
        assertEquals(1, at(0).active());
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
