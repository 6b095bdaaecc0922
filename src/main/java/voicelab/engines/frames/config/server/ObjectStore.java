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
import voicelab.engines.frames.config.model.CfgAttribute.Trait;

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
    private final ObjectRules rules = new ObjectRules(this);
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
        List<StoreChange> changes = planDelete(type, dbid);
        apply(changes);
        return changes.get(changes.size() - 1).object();
    }

    /** The change that a create would be; nothing is changed by asking. */
    public synchronized List<StoreChange> planCreate(CfgObject draft) throws ConfigFailure {
        if (size >= maxObjects)
            throw new ConfigFailure(ConfigNames.LIMIT, maxObjects + " objects are kept, the bound of this stand-in");
        CfgType type = draft.type();
        CfgObject object = rules.completed(draft).with(CfgObject.DBID, lastDbid.get(type) + 1);
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

    /** The changes that a delete would be: what points at the object lets go of it, and last the object's own. */
    public synchronized List<StoreChange> planDelete(CfgType type, int dbid) throws ConfigFailure {
        CfgObject object = require(type, dbid);
        Optional<CfgObject> user = user(object);
        if (user.isPresent()) throw new ConfigFailure(ConfigNames.IN_USE, object + " is in use by " + user.get());
        List<StoreChange> changes = new ArrayList<>(Released.by(object, this));
        changes.add(new StoreChange(Kind.DELETED, object, Optional.empty()));
        return changes;
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
        identify(object);
        size++;
    }

    private void replace(CfgObject old, CfgObject next) {
        CfgRules.identities(old).forEach(identities.get(old.type())::remove);
        objects.get(next.type()).put(next.dbid(), next);
        identify(next);
    }

    private void identify(CfgObject object) {
        for (String each : CfgRules.identities(object))
            identities.get(object.type()).put(each, object.dbid());
    }

    private void remove(CfgObject object) {
        objects.get(object.type()).remove(object.dbid());
        CfgRules.identities(object).forEach(identities.get(object.type())::remove);
        size--;
    }

    private void check(CfgObject object) throws ConfigFailure {
        rules.check(object);
        for (String identity : CfgRules.identities(object)) {
            Integer holder = identities.get(object.type()).get(identity);
            if (holder != null && holder != object.dbid())
                throw new ConfigFailure(
                        ConfigNames.EXISTS,
                        object.type().typeName() + " " + holder + " has that name already: " + CfgRules.label(object));
        }
        if (object.weight() > maxObjectBytes)
            throw new ConfigFailure(ConfigNames.LIMIT, object + " is larger than " + maxObjectBytes + " bytes");
    }

    /** The first object that points at this one and cannot do without it. */
    private Optional<CfgObject> user(CfgObject object) {
        for (CfgRules.Pointer pointer : CfgRules.pointersAt(object.type())) {
            if (pointer.attribute().is(Trait.WEAK)) continue;
            for (CfgObject other : objects.get(pointer.owner()).values())
                if (pointer.attribute().dbids(other).contains(object.dbid())) return Optional.of(other);
        }
        return Optional.empty();
    }

    /** "Changing the state of a parent changes its children, with a notification for each elementary change." */
    private List<StoreChange> cascade(CfgObject parent) {
        int state = parent.attribute(CfgObject.STATE).intValue();
        List<StoreChange> changes = new ArrayList<>();
        for (CfgRules.Pointer pointer : CfgRules.pointersAt(parent.type())) {
            if (!pointer.attribute().is(Trait.PARENT)) continue;
            TreeMap<Integer, CfgObject> all = objects.get(pointer.owner());
            for (CfgObject child : all.values()) {
                boolean belongs = child.number(pointer.attribute().last()).orElse(0) == parent.dbid();
                if (!belongs || child.attribute(CfgObject.STATE).intValue() == state) continue;
                changes.add(new StoreChange(Kind.UPDATED, child.with(CfgObject.STATE, state), Optional.empty()));
            }
        }
        return changes;
    }

    private void tell(StoreChange change) {
        listeners.forEach(listener -> listener.accept(change));
    }
}
