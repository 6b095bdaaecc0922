package voicelab.systems.resourcemanager;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The logical resource group: which physical resources there are, and whose turn it is (round-robin). Thread-safe, no locks. */
final class ResourcePool {
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<MediaResource> resources = List.of();

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

    /** Takes a port of the next resource that can serve; {@code preferred} first where it can, never one of {@code tried}. */
    Optional<MediaResource> take(MediaService service, MediaResource preferred, Set<MediaResource> tried) {
        List<MediaResource> now = resources;
        if (preferred != null && now.contains(preferred) && !tried.contains(preferred) && preferred.take())
            return Optional.of(preferred);
        int first = turn.getAndIncrement();
        for (int i = 0; i < now.size(); i++) {
            MediaResource each = now.get(Math.floorMod(first + i, now.size()));
            if (each.offers(service) && !tried.contains(each) && each.take()) return Optional.of(each);
        }
        return Optional.empty();
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
