package voicelab.engines.frames.config.server;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigChange.Kind;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;

/**
 * The configuration objects of one server. DBIDs are unique per type and never given twice; names are unique as the types'
 * rules say; references must hold. Changes are told to listeners in their order, under the store's lock. Thread-safe.
 */
public final class ObjectStore {
    private final int maxObjects;
    private final int maxObjectBytes;
    private final Map<CfgType, TreeMap<Integer, CfgObject>> objects = new EnumMap<>(CfgType.class);
    private final Map<CfgType, Map<String, Integer>> identities = new EnumMap<>(CfgType.class);
    private final Map<CfgType, Integer> lastDbid = new EnumMap<>(CfgType.class);
    private final List<Consumer<StoreChange>> listeners = new ArrayList<>();
    private int size;

    /** @param maxObjectBytes bound of one object's JSON form */
    public ObjectStore(int maxObjects, int maxObjectBytes) {
        this.maxObjects = maxObjects;
        this.maxObjectBytes = maxObjectBytes;
        for (CfgType type : CfgType.values()) {
            objects.put(type, new TreeMap<>());
            identities.put(type, new HashMap<>());
            lastDbid.put(type, type == CfgType.TENANT || type == CfgType.APPLICATION ? 100 : 0);
        }
    }

    /** Hears of every change; must not block and must not change the store. */
    public synchronized void listen(Consumer<StoreChange> listener) {
        listeners.add(listener);
    }

    public synchronized int size() {
        return size;
    }

    public synchronized Optional<CfgObject> get(CfgType type, int dbid) {
        return Optional.ofNullable(objects.get(type).get(dbid));
    }

    /** The objects of a type in the order of their DBIDs. */
    public synchronized List<CfgObject> all(CfgType type) {
        return List.copyOf(objects.get(type).values());
    }

    public synchronized CfgObject create(CfgObject draft) throws ConfigFailure {
        return make(planCreate(draft));
    }

    /** Changes one object, and with its state the state of its children. */
    public synchronized CfgObject update(CfgDelta delta) throws ConfigFailure {
        return make(planUpdate(delta));
    }

    public synchronized CfgObject delete(CfgType type, int dbid) throws ConfigFailure {
        return make(planDelete(type, dbid));
    }

    /** The change that a create would be; nothing is changed by asking. */
    public synchronized List<StoreChange> planCreate(CfgObject draft) throws ConfigFailure {
        if (size >= maxObjects)
            throw new ConfigFailure(ConfigNames.LIMIT, maxObjects + " objects are kept, the bound of this stand-in");
        CfgType type = draft.type();
        CfgObject object = draft.number(CfgObject.STATE).isPresent() ? draft : draft.with(CfgObject.STATE, 1);
        object = object.with(CfgObject.DBID, lastDbid.get(type) + 1);
        check(object);
        return List.of(new StoreChange(Kind.CREATED, object, Optional.empty()));
    }

    /** The changes that an update would be: the object's own, then those of its children. */
    public synchronized List<StoreChange> planUpdate(CfgDelta delta) throws ConfigFailure {
        CfgObject old = require(delta.type(), delta.dbid());
        CfgObject next = Deltas.apply(old, delta);
        check(next);
        List<StoreChange> changes = new ArrayList<>();
        changes.add(new StoreChange(Kind.UPDATED, next, Optional.of(delta.attributes())));
        if (next.attribute(CfgObject.STATE).intValue()
                != old.attribute(CfgObject.STATE).intValue()) changes.addAll(cascade(next));
        return changes;
    }

    /** The change that a delete would be. */
    public synchronized List<StoreChange> planDelete(CfgType type, int dbid) throws ConfigFailure {
        CfgObject object = require(type, dbid);
        Optional<CfgObject> user = user(object);
        if (user.isPresent()) throw new ConfigFailure(ConfigNames.IN_USE, object + " is in use by " + user.get());
        return List.of(new StoreChange(Kind.DELETED, object, Optional.empty()));
    }

    /** Makes planned changes true and tells listeners; the store must be as it was when they were planned. */
    public synchronized void apply(List<StoreChange> changes) {
        for (StoreChange change : changes) {
            CfgObject object = change.object();
            switch (change.kind()) {
                case CREATED -> take(object, object.dbid());
                case UPDATED -> replace(objects.get(object.type()).get(object.dbid()), object);
                case DELETED -> remove(object);
            }
            tell(change);
        }
    }

    private CfgObject make(List<StoreChange> changes) {
        apply(changes);
        return changes.get(0).object();
    }

    /** {@code MCP_Configuration_Unit\MCP_LRG}: the folder that an object lies in, from the root. */
    public synchronized String folderPath(CfgObject object) {
        StringBuilder path = new StringBuilder();
        int dbid = object.number(CfgObject.FOLDER_DBID).orElse(0);
        for (int depth = 0; dbid != 0 && depth < 32; depth++) {
            CfgObject folder = objects.get(CfgType.FOLDER).get(dbid);
            if (folder == null) break;
            path.insert(0, folder.name() + (depth == 0 ? "" : "\\"));
            dbid = folder.number(CfgObject.FOLDER_DBID).orElse(0);
        }
        return path.toString();
    }

    /** Takes over another store's objects, telling listeners what differs: how a reset looks to who is subscribed. */
    public synchronized void become(ObjectStore other) {
        for (CfgType type : CfgType.values()) {
            TreeMap<Integer, CfgObject> old = new TreeMap<>(objects.get(type));
            TreeMap<Integer, CfgObject> next = new TreeMap<>(other.objects.get(type));
            objects.put(type, next);
            identities.put(type, new HashMap<>(other.identities.get(type)));
            lastDbid.put(type, other.lastDbid.get(type));
            old.values().stream()
                    .filter(gone -> !next.containsKey(gone.dbid()))
                    .forEach(gone -> tell(new StoreChange(Kind.DELETED, gone, Optional.empty())));
            for (CfgObject object : next.values()) {
                CfgObject before = old.get(object.dbid());
                if (before == null) tell(new StoreChange(Kind.CREATED, object, Optional.empty()));
                else if (!before.json().equals(object.json()))
                    tell(new StoreChange(Kind.UPDATED, object, Optional.empty()));
            }
        }
        size = other.size;
    }

    /**
     * Everything of one moment.
     *
     * @param lastDbids the last DBID given, by the number of the type
     */
    public record Whole(Map<Integer, Integer> lastDbids, List<CfgObject> objects) {}

    public synchronized Whole whole() {
        Map<Integer, Integer> lasts = new TreeMap<>();
        lastDbid.forEach((type, last) -> lasts.put(type.number(), last));
        List<CfgObject> all = new ArrayList<>();
        objects.values().forEach(each -> all.addAll(each.values()));
        return new Whole(lasts, all);
    }

    /** As {@link #become(ObjectStore)}, from objects that a store checked and numbered once. */
    public synchronized void become(Whole whole) {
        ObjectStore other = new ObjectStore(maxObjects, maxObjectBytes);
        whole.objects.forEach(object -> other.take(object, object.dbid()));
        whole.lastDbids.forEach(
                (number, last) -> CfgType.of(number).ifPresent(type -> other.lastDbid.merge(type, last, Math::max)));
        become(other);
    }

    /** The last DBID given for a type. */
    synchronized int lastDbid(CfgType type) {
        return lastDbid.get(type);
    }

    /** Takes an object that another store checked and numbered. */
    synchronized void take(CfgObject object, int last) {
        put(object);
        lastDbid.merge(object.type(), Math.max(last, object.dbid()), Math::max);
    }

    private CfgObject require(CfgType type, int dbid) throws ConfigFailure {
        CfgObject object = objects.get(type).get(dbid);
        if (object == null)
            throw new ConfigFailure(ConfigNames.NOT_FOUND, "no " + type.typeName() + " with DBID " + dbid);
        return object;
    }

    private void put(CfgObject object) {
        objects.get(object.type()).put(object.dbid(), object);
        identities.get(object.type()).put(CfgRules.identity(object), object.dbid());
        size++;
    }

    private void replace(CfgObject old, CfgObject next) {
        identities.get(old.type()).remove(CfgRules.identity(old));
        objects.get(next.type()).put(next.dbid(), next);
        identities.get(next.type()).put(CfgRules.identity(next), next.dbid());
    }

    private void remove(CfgObject object) {
        objects.get(object.type()).remove(object.dbid());
        identities.get(object.type()).remove(CfgRules.identity(object));
        size--;
    }

    private void check(CfgObject object) throws ConfigFailure {
        for (String attribute : CfgRules.mandatory(object.type()))
            if (object.attribute(attribute).asText().isEmpty())
                throw new ConfigFailure(
                        ConfigNames.BAD_REQUEST, "a " + object.type().typeName() + " needs the attribute " + attribute);
        int state = object.number(CfgObject.STATE).orElse(0);
        // CfgObjectState: enabled, disabled, deleted
        if (state < 1 || state > 3) throw new ConfigFailure(ConfigNames.BAD_REQUEST, "state is 1, 2 or 3");
        for (CfgRules.Reference reference : CfgRules.references())
            if (!CfgRules.holdsDbids(object, reference))
                throw new ConfigFailure(
                        ConfigNames.BAD_REQUEST, reference.attribute() + " is no DBID and no list of them");
        for (CfgRules.Reference reference : CfgRules.references())
            for (int dbid : CfgRules.pointed(object, reference))
                if (!objects.get(reference.target()).containsKey(dbid))
                    throw new ConfigFailure(
                            ConfigNames.BAD_REQUEST,
                            reference.attribute() + " names "
                                    + reference.target().typeName() + " " + dbid + ", which does not exist");
        Integer holder = identities.get(object.type()).get(CfgRules.identity(object));
        if (holder != null && holder != object.dbid())
            throw new ConfigFailure(
                    ConfigNames.EXISTS,
                    object.type().typeName() + " " + holder + " has that name already: " + object.name());
        if (object.weight() > maxObjectBytes)
            throw new ConfigFailure(ConfigNames.LIMIT, object + " is larger than " + maxObjectBytes + " bytes");
    }

    /** The first object that points at this one. */
    private Optional<CfgObject> user(CfgObject object) {
        List<CfgRules.Reference> references = CfgRules.references().stream()
                .filter(reference -> reference.target() == object.type())
                .toList();
        if (references.isEmpty()) return Optional.empty();
        return objects.values().stream()
                .flatMap(all -> all.values().stream())
                .filter(other -> references.stream()
                        .anyMatch(
                                reference -> CfgRules.pointed(other, reference).contains(object.dbid())))
                .findFirst();
    }

    /** "Changing the state of a parent changes its children, with a notification for each elementary change." */
    private List<StoreChange> cascade(CfgObject parent) {
        int state = parent.attribute(CfgObject.STATE).intValue();
        List<CfgRules.Reference> references = CfgRules.references().stream()
                .filter(reference ->
                        reference.target() == parent.type() && CfgRules.PARENTS.contains(reference.attribute()))
                .toList();
        List<StoreChange> changes = new ArrayList<>();
        if (references.isEmpty()) return changes;
        for (TreeMap<Integer, CfgObject> all : objects.values())
            for (CfgObject child : all.values()) {
                boolean belongs = references.stream()
                        .anyMatch(
                                reference -> CfgRules.pointed(child, reference).contains(parent.dbid()));
                if (!belongs || child.attribute(CfgObject.STATE).intValue() == state) continue;
                changes.add(new StoreChange(Kind.UPDATED, child.with(CfgObject.STATE, state), Optional.empty()));
            }
        return changes;
    }

    private void tell(StoreChange change) {
        listeners.forEach(listener -> listener.accept(change));
    }
}
