package voicelab.systems.resourcemanager;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The logical resource groups and their physical resources, and which is the next for a call. Groups are asked in the order of the
 * configuration. Thread-safe, no locks on a call's way.
 */
final class ResourcePool {
    private record Known(
            List<MediaResource> resources, List<LogicalResourceGroup> groups, Map<InetAddress, MediaResource> byHost) {}

    private volatile Known known = new Known(List.of(), List.of(), Map.of());
    private final List<MediaResource> leaving = new ArrayList<>();
    private volatile Consumer<MediaResource> asks = resource -> {};

    /** @param next who asks a resource at once whether it lives */
    void askedBy(Consumer<MediaResource> next) {
        asks = next;
    }

    List<MediaResource> all() {
        return known.resources();
    }

    List<LogicalResourceGroup> groups() {
        return known.groups();
    }

    /** Takes over what the configuration names now; who stays keeps state and calls, who comes back while calls last too. */
    synchronized void update(Collection<ResourceSpec> specs) {
        List<MediaResource> before = new ArrayList<>(known.resources());
        before.addAll(leaving);
        List<MediaResource> next = new ArrayList<>();
        Map<String, List<MediaResource>> grouped = new LinkedHashMap<>();
        Map<String, GroupSpec> groupSpecs = new HashMap<>();
        Map<InetAddress, MediaResource> byHost = new HashMap<>();
        for (ResourceSpec spec : specs) {
            MediaResource resource = before.stream()
                    .filter(r -> r.address().equals(spec.address()))
                    .findFirst()
                    .orElseGet(() -> new MediaResource(spec));
            resource.respecified(spec);
            next.add(resource);
            grouped.computeIfAbsent(spec.group().name(), n -> new ArrayList<>()).add(resource);
            groupSpecs.putIfAbsent(spec.group().name(), spec.group());
            byHost.putIfAbsent(spec.address().getAddress(), resource);
        }
        leaving.clear();
        for (MediaResource each : before) if (!next.contains(each) && each.active() > 0) leaving.add(each);
        List<LogicalResourceGroup> groups = new ArrayList<>();
        grouped.forEach(
                (name, members) -> groups.add(new LogicalResourceGroup(groupSpecs.get(name), members, group(name))));
        known = new Known(List.copyOf(next), List.copyOf(groups), Map.copyOf(byHost));
    }

    private LogicalResourceGroup group(String name) {
        for (LogicalResourceGroup each : known.groups()) if (each.spec().name().equals(name)) return each;
        return null;
    }

    /**
     * Takes a port of the next resource that can serve, never one of {@code tried}. One in doubt is taken when no other is left.
     *
     * @param home where the other legs of this call's {@code confinstid} are, or null: while that one answers, it and no other
     */
    Optional<MediaResource> take(
            MediaService service, Capabilities asked, MediaResource home, Set<MediaResource> tried) {
        Known now = known;
        if (home != null && home.state() == MediaResource.State.AVAILABLE && !tried.contains(home)) {
            LogicalResourceGroup group = groupOf(now, home);
            if (group != null && group.spec().serves(service, asked))
                return group.hasRoom() && home.takePort() ? Optional.of(home) : Optional.empty();
        }
        MediaResource found = first(now, MediaResource.State.AVAILABLE, service, asked, tried);
        if (found == null) found = first(now, MediaResource.State.DOUBTED, service, asked, tried);
        return Optional.ofNullable(found);
    }

    /** Null for a resource that the configuration names no more. */
    private static LogicalResourceGroup groupOf(Known now, MediaResource resource) {
        for (LogicalResourceGroup each : now.groups()) if (each.resources().contains(resource)) return each;
        return null;
    }

    private static MediaResource first(
            Known now, MediaResource.State state, MediaService service, Capabilities asked, Set<MediaResource> tried) {
        for (LogicalResourceGroup group : now.groups()) {
            if (!group.spec().serves(service, asked)) continue;
            MediaResource taken = group.take(state, tried);
            if (taken != null) return taken;
        }
        return null;
    }

    /** A call could not reach it: it is asked at once whether it lives. */
    void doubt(MediaResource resource) {
        resource.doubt();
        asks.accept(resource);
    }

    /** A call found nothing: whoever is not available is asked at once, unless it is being asked. */
    void wanted() {
        for (MediaResource each : known.resources())
            if (each.state() != MediaResource.State.AVAILABLE && !each.isAsked()) asks.accept(each);
    }

    /** Why nothing was free, as the platform's log says it (log id 20149). */
    String shortage(MediaService service, Capabilities asked) {
        int all = 0;
        int full = 0;
        int silent = 0;
        for (LogicalResourceGroup group : known.groups()) {
            if (!group.spec().serves(service, asked)) continue;
            for (MediaResource each : group.resources()) {
                all++;
                boolean here = each.state() == MediaResource.State.AVAILABLE;
                if (!here) silent++;
                else if (each.active() >= each.capacity() || !group.hasRoom()) full++;
            }
        }
        if (all == 0 && !known.groups().isEmpty())
            return "no resource: no group serves " + service.type() + (asked.isNone() ? "" : " with " + asked);
        return "no resource: port capacity reached on " + full + " of " + all + " physical resources, " + silent
                + " not available";
    }

    boolean anyAvailable() {
        for (MediaResource each : known.resources()) if (each.state() == MediaResource.State.AVAILABLE) return true;
        return false;
    }

    /** The resource at this host. */
    Optional<MediaResource> at(InetAddress host) {
        return Optional.ofNullable(known.byHost().get(host));
    }
}
