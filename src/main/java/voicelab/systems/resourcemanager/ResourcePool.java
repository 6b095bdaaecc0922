package voicelab.systems.resourcemanager;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The logical resource group: which physical resources there are, and which is the next by the group's scheme. Thread-safe, no
 * locks.
 */
final class ResourcePool {
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<MediaResource> resources = List.of();
    private volatile BalanceScheme scheme = BalanceScheme.ROUND_ROBIN;
    private volatile Consumer<MediaResource> asks = resource -> {};

    /** @param next who asks a resource at once whether it lives */
    void askedBy(Consumer<MediaResource> next) {
        asks = next;
    }

    void balance(BalanceScheme next) {
        scheme = next;
    }

    List<MediaResource> all() {
        return resources;
    }

    /** Takes over what the configuration names now; who stays keeps state and calls. */
    synchronized void update(Collection<ResourceSpec> specs) {
        List<MediaResource> next = new ArrayList<>();
        for (ResourceSpec spec : specs) {
            Optional<MediaResource> known = resources.stream()
                    .filter(r -> r.address().equals(spec.address()))
                    .findFirst();
            known.ifPresent(r -> r.respecified(spec));
            next.add(known.orElseGet(() -> new MediaResource(spec)));
        }
        resources = List.copyOf(next);
    }

    /**
     * Takes a port of the next resource that can serve; {@code preferred} first where it can, never one of {@code tried}. One
     * in doubt is taken when no other is left.
     */
    Optional<MediaResource> take(MediaService service, MediaResource preferred, Set<MediaResource> tried) {
        List<MediaResource> now = resources;
        if (preferred != null && now.contains(preferred) && !tried.contains(preferred) && preferred.take())
            return Optional.of(preferred);
        int mine = turn.getAndIncrement();
        return first(MediaResource.State.AVAILABLE, mine, service, tried, MediaResource::take)
                .or(() -> first(MediaResource.State.DOUBTED, mine, service, tried, MediaResource::takeDoubted));
    }

    /** Turns are among those that could serve, so that the neighbour of one that is gone gets no more than its share. */
    private Optional<MediaResource> first(
            MediaResource.State state,
            int mine,
            MediaService service,
            Set<MediaResource> tried,
            Predicate<MediaResource> taking) {
        List<MediaResource> able = resources.stream()
                .filter(r -> r.state() == state && r.offers(service) && !tried.contains(r))
                .toList();
        return scheme.order(able, mine).stream().filter(taking).findFirst();
    }

    /** A call could not reach it: it is asked at once whether it lives. */
    void doubt(MediaResource resource) {
        resource.doubt();
        asks.accept(resource);
    }

    /** A call found nothing: whoever is not available is asked at once, unless it is being asked. */
    void wanted() {
        for (MediaResource each : resources)
            if (each.state() != MediaResource.State.AVAILABLE && !each.isAsked()) asks.accept(each);
    }

    /** Why nothing was free, as the platform's log says it (log id 20149). */
    String shortage() {
        List<MediaResource> now = resources;
        long full = now.stream()
                .filter(r -> r.state() == MediaResource.State.AVAILABLE && r.active() >= r.capacity())
                .count();
        long silent = now.stream()
                .filter(r -> r.state() != MediaResource.State.AVAILABLE)
                .count();
        return "no resource: " + now.size() + " known, " + silent + " not available, port capacity reached on " + full;
    }

    boolean anyAvailable() {
        return resources.stream().anyMatch(r -> r.state() == MediaResource.State.AVAILABLE);
    }

    Optional<MediaResource> at(java.net.InetAddress host) {
        return resources.stream()
                .filter(r -> host.equals(r.address().getAddress()))
                .findFirst();
    }
}
