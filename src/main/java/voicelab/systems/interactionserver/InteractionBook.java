package voicelab.systems.interactionserver;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import voicelab.engines.frames.interaction.InteractionErrors;
import voicelab.engines.frames.interaction.InteractionNames;

/**
 * The interactions and what may be done with them: the documented life from submit over queue and party to stop. What
 * happens is heard in its order, once {@link #commit} has kept it. Thread-safe.
 */
final class InteractionBook {
    private static final String EXPIRED = "Expired";

    private final Admission admission;
    private final Clock clock;
    private final InteractionIds ids;
    private final InteractionStore store;
    private final Deadlines deadlines;
    private final News news;
    private final Shelves shelves = new Shelves();
    private long submits;
    private long placings;

    InteractionBook(
            Admission admission, Clock clock, InteractionStore store, Deadlines deadlines, BookListener listener) {
        this.admission = admission;
        this.clock = clock;
        this.ids = new InteractionIds(clock.millis());
        this.store = store;
        this.deadlines = deadlines;
        this.news = new News(clock, listener);
    }

    /** Takes what was kept; a router's work is lost with the process, so its interactions wait again. */
    synchronized void load() throws IOException {
        fill(store.load());
        for (Interaction each : List.copyOf(shelves.all()))
            if (!each.waits() && each.where().party().type() == PartyType.STRATEGY) giveBack(each, "");
            else if (!each.waits()) touched(each);
        commit();
    }

    private void fill(List<Interaction> kept) {
        for (Interaction each : kept) {
            // snapshots, and with them their locks, end with the process
            shelves.put(each.at(each.where().locked(0)));
            submits = Math.max(submits, each.submission().seq());
            placings = Math.max(placings, each.where().placeSeq());
        }
    }

    synchronized Interaction submit(Draft draft, Actor by) throws Refusal {
        admission.requireQueue(draft.queue());
        admission.requireRoom(shelves.size(), draft);
        String id = draft.id();
        while (id.isEmpty() || (draft.id().isEmpty() && shelves.has(id))) id = ids.next();
        if (shelves.has(id))
            throw new Refusal(InteractionErrors.ALREADY_EXISTS, "there is an interaction " + id + " already");
        Instant now = clock.instant();
        Submission submission = new Submission(
                draft.externalId(),
                draft.parentId(),
                draft.tenantId(),
                draft.mediaType(),
                draft.type(),
                draft.subtype(),
                draft.online(),
                draft.receivedAt() == null ? now : draft.receivedAt(),
                now,
                by.told(),
                ++submits,
                draft.inQueues(),
                draft.outQueues());
        Interaction made = new Interaction(
                id, submission, Whereabouts.submitted(draft.queue(), now, ++placings), draft.userData());
        put(made);
        // its attr_itx_state 0 says that it is queued: Stat Server counts this event as an entry, no other follows
        news.tell(InteractionNames.EVENT_INTERACTION_SUBMITTED, made, by, "");
        return made;
    }

    /** The longest waiting ones of a queue that are neither held nor locked, for this party. */
    synchronized List<Interaction> pull(String queue, int max, InteractionState as, Party party) throws Refusal {
        admission.requireQueue(queue);
        List<Interaction> taken = new ArrayList<>();
        for (Interaction each : shelves.inQueue(queue)) {
            if (taken.size() >= max) break;
            if (!each.where().isHeld() && !each.where().isLocked()) taken.add(take(each, as, party));
        }
        return taken;
    }

    /**
     * These and no others, or none.
     *
     * @param lock the snapshot that may have locked them, 0 for none
     */
    synchronized List<Interaction> pull(List<String> wanted, int lock, InteractionState as, Party party)
            throws Refusal {
        List<Interaction> found = new ArrayList<>();
        for (String id : wanted) {
            Interaction each = get(id);
            String why = each.where().hindrance(lock);
            if (!why.isEmpty()) throw new Refusal(InteractionErrors.WRONG_STATE, "interaction " + id + " " + why);
            found.add(each);
        }
        return found.stream().map(each -> take(each, as, party)).toList();
    }

    private Interaction take(Interaction waiting, InteractionState as, Party party) {
        Interaction taken = waiting.at(waiting.where().taken(as, party, clock.instant()));
        put(taken);
        touched(taken);
        news.taken(taken, party);
        return taken;
    }

    /** Out of its party's hands, or out of its queue, into a queue. */
    synchronized void place(String id, String queue, boolean hold, String reason, Actor by) throws Refusal {
        admission.requireQueue(queue);
        Interaction old = owned(id, by);
        Instant now = clock.instant();
        Whereabouts next = old.where().placed(queue, now, ++placings);
        Interaction placed = old.at(hold ? next.held(now) : next.held(null));
        partyLeaves(old, reason);
        put(placed);
        news.placed(placed, old.queue(), reason);
        if (hold) news.tell(InteractionNames.EVENT_HELD, placed, by, reason);
    }

    /** @return the interaction as it is now */
    synchronized Interaction change(String id, PropertyChange change, Actor by) throws Refusal {
        Interaction old = owned(id, by);
        Interaction next = change.apply(old);
        admission.requireWeight(next.userData());
        put(next);
        touched(next);
        news.changed(next, by, change.set(), change.deleted());
        return next;
    }

    /** Puts on hold, or ends that. */
    synchronized void hold(String id, boolean hold, String reason, Actor by) throws Refusal {
        Interaction old = owned(id, by);
        if (old.where().isHeld() == hold)
            throw new Refusal(
                    InteractionErrors.WRONG_STATE, "interaction " + id + (hold ? " is held already" : " is not held"));
        Interaction next = old.at(old.where().held(hold ? clock.instant() : null));
        put(next);
        touched(next);
        news.tell(hold ? InteractionNames.EVENT_HELD : InteractionNames.EVENT_RESUMED, next, by, reason);
    }

    synchronized void stop(String id, String reason, Actor by) throws Refusal {
        Interaction old = owned(id, by);
        partyLeaves(old, reason);
        shelves.remove(id);
        store.remove(id);
        deadlines.stop(id);
        news.tell(InteractionNames.EVENT_PROCESSING_STOPPED, old, by, reason);
    }

    synchronized Interaction get(String id) throws Refusal {
        Interaction found = shelves.get(id);
        if (found == null)
            throw new Refusal(InteractionErrors.UNKNOWN_INTERACTION, "unknown interaction identifier " + id);
        return found;
    }

    /** The latest with that external id. */
    synchronized Interaction getExternal(String externalId) throws Refusal {
        String id = shelves.idOfExternal(externalId);
        if (id.isEmpty())
            throw new Refusal(InteractionErrors.UNKNOWN_INTERACTION, "no interaction has the ExternalId " + externalId);
        return get(id);
    }

    synchronized List<Interaction> find(Predicate<Interaction> wanted, int max) {
        return shelves.all().stream().filter(wanted).limit(max).toList();
    }

    /** Locks those of them that still wait unlocked, or gives the lock back when {@code lock} is 0. */
    synchronized List<Interaction> lock(List<Interaction> these, int from, int lock) {
        List<Interaction> done = new ArrayList<>();
        for (Interaction each : these) {
            Interaction now = shelves.get(each.id());
            if (now == null || now.where().lock() != from) continue;
            if (lock != 0 && !now.waits()) continue;
            Interaction next = now.at(now.where().locked(lock));
            put(next);
            done.add(next);
        }
        return done;
    }

    /** A router is gone: what it had waits again where it came from. */
    synchronized void routerLeft(String actor) {
        for (Interaction each : List.copyOf(shelves.all()))
            if (!each.waits()
                    && each.where().party().type() == PartyType.STRATEGY
                    && each.where().party().actor().equals(actor)) giveBack(each, "RouterDisconnected");
    }

    private void giveBack(Interaction taken, String reason) {
        Interaction back = taken.at(taken.where().placed(taken.queue(), clock.instant(), ++placings));
        partyLeaves(taken, reason);
        put(back);
        news.placed(back, taken.queue(), reason);
    }

    private synchronized void expired(String id, long run) {
        if (!deadlines.isCurrent(id, run)) return;
        Interaction taken = shelves.get(id);
        if (taken == null || taken.waits()) return;
        news.revoked(taken, taken.where().party(), EXPIRED);
        giveBack(taken, EXPIRED);
        commitQuietly();
    }

    /** The party did something: its time starts anew. */
    private void touched(Interaction now) {
        if (now.waits()) return;
        boolean routed = now.where().party().type() == PartyType.STRATEGY;
        deadlines.start(
                now.id(),
                routed ? admission.limits().routing() : admission.limits().handling(),
                this::expired);
    }

    private void partyLeaves(Interaction old, String reason) {
        if (old.waits()) return;
        deadlines.stop(old.id());
        news.partyRemoved(old, old.where().party(), reason);
    }

    private Interaction owned(String id, Actor by) throws Refusal {
        Interaction found = get(id);
        boolean may = found.waits()
                || by.actsOnOthers()
                || found.where().party().actor().equals(by.key());
        if (!may)
            throw new Refusal(
                    InteractionErrors.ANOTHER_PARTY,
                    "interaction " + id + " is with " + found.where().party().name() + ", not with " + by.told());
        return found;
    }

    private void put(Interaction next) {
        shelves.put(next);
        store.put(next);
    }

    /** Keeps what happened, then lets it be heard. */
    synchronized void commit() throws IOException {
        store.commit();
        news.taken().forEach(Runnable::run);
    }

    private void commitQuietly() {
        try {
            commit();
        } catch (IOException e) {
            // the next request meets the same fault and is told of it
        }
    }

    /** As on the first day; nobody is told. */
    synchronized void forget() throws IOException {
        deadlines.stopAll();
        shelves.clear();
        news.taken();
        store.clear();
    }

    /** The state of this moment. */
    synchronized List<Interaction> all() {
        return List.copyOf(shelves.all());
    }

    /** Puts another state in the place of this one; nobody is told. */
    synchronized void become(List<Interaction> others) throws IOException {
        forget();
        others.forEach(store::put);
        fill(others);
        shelves.all().stream().filter(each -> !each.waits()).forEach(this::touched);
        store.commit();
    }

    synchronized void close() {
        deadlines.stopAll();
        store.close();
    }
}
