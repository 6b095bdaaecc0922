package voicelab.systems.resourcemanager;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A group of physical resources at work: who is the next by its scheme, within its own and their port capacity. Thread-safe. */
final class LogicalResourceGroup {
    private static final MediaResource[] NOBODY = {};

    private final GroupSpec spec;
    private final List<MediaResource> resources;
    private final AtomicInteger turn;

    /** @param before the group of that name in the configuration before; null for none */
    LogicalResourceGroup(GroupSpec spec, List<MediaResource> resources, LogicalResourceGroup before) {
        this.spec = spec;
        this.resources = List.copyOf(resources);
        this.turn = before == null ? new AtomicInteger() : before.turn;
    }

    GroupSpec spec() {
        return spec;
    }

    List<MediaResource> resources() {
        return resources;
    }

    boolean hasRoom() {
        return spec.capacity() == GroupSpec.NO_LIMIT || active() < spec.capacity();
    }

    int active() {
        int sum = 0;
        for (MediaResource each : resources) sum += each.active();
        return sum;
    }

    /** Takes a port of the next resource in that state that was not tried yet; null where there is none. */
    MediaResource take(MediaResource.State state, Set<MediaResource> tried) {
        if (!hasRoom()) return null;
        MediaResource[] able = able(state, tried);
        // turns are among those that could serve, so that the neighbour of one that is gone gets no more than its share
        if (able.length == 0) return null;
        // and a call that is tried elsewhere keeps the turn that it had: else a neighbour could be the first for every
        // call
        int mine = tried.isEmpty() ? turn.getAndIncrement() : turn.get() - 1;
        return spec.scheme().take(able, Math.floorMod(mine, able.length));
    }

    private MediaResource[] able(MediaResource.State state, Set<MediaResource> tried) {
        int n = 0;
        for (MediaResource each : resources) if (each.state() == state && !tried.contains(each)) n++;
        if (n == 0) return NOBODY;
        MediaResource[] able = new MediaResource[n];
        int at = 0;
        for (MediaResource each : resources)
            if (at < n && each.state() == state && !tried.contains(each)) able[at++] = each;
        return at == n ? able : java.util.Arrays.copyOf(able, at);
    }
}
