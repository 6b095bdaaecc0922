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
        if (size >= maxObjects)
            throw new ConfigFailure(ConfigNames.LIMIT, maxObjects + " objects are kept, the bound of this stand-in");
        CfgType type = draft.type();
        CfgObject object = rules.completed(draft).with(CfgObject.DBID, lastDbid.get(type) + 1);
        check(object);
        lastDbid.merge(type, 1, Integer::sum);
        put(object);
        tell(new StoreChange(Kind.CREATED, object, Optional.empty()));
        return object;
    }

    /** Changes one object, and with its state the state of its children. */
    public synchronized CfgObject update(CfgDelta delta) throws ConfigFailure {
        CfgObject old = require(delta.type(), delta.dbid());
        CfgObject next = Deltas.apply(old, delta);
        check(next);
        replace(old, next);
        tell(new StoreChange(Kind.UPDATED, next, Optional.of(delta.attributes())));
        if (next.attribute(CfgObject.STATE).intValue()
                != old.attribute(CfgObject.STATE).intValue()) cascade(next);
        return next;
    }

    public synchronized CfgObject delete(CfgType type, int dbid) throws ConfigFailure {
        CfgObject object = require(type, dbid);
        Optional<CfgObject> user = user(object);
        if (user.isPresent()) throw new ConfigFailure(ConfigNames.IN_USE, object + " is in use by " + user.get());
        for (CfgDelta released : Released.by(object, this)) update(released);
        objects.get(type).remove(dbid);
        CfgRules.identities(object).forEach(identities.get(type)::remove);
        size--;
        tell(new StoreChange(Kind.DELETED, object, Optional.empty()));
        return object;
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

    private void check(CfgObject object) throws ConfigFailure {
        rules.check(object);
        for (String identity : CfgRules.identities(object)) {
            Integer holder = identities.get(object.type()).get(identity);
            if (holder != null && holder != object.dbid())
                throw new ConfigFailure(
                        ConfigNames.EXISTS,
                        object.type().typeName() + " " + holder + " has that name already: "
                                + CfgRules.label(object));
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
    private void cascade(CfgObject parent) {
        int state = parent.attribute(CfgObject.STATE).intValue();
        for (CfgRules.Pointer pointer : CfgRules.pointersAt(parent.type())) {
            if (!pointer.attribute().is(Trait.PARENT)) continue;
            TreeMap<Integer, CfgObject> all = objects.get(pointer.owner());
            for (CfgObject child : List.copyOf(all.values())) {
                boolean belongs =
                        child.number(pointer.attribute().last()).orElse(0) == parent.dbid();
                if (!belongs || child.attribute(CfgObject.STATE).intValue() == state) continue;
                CfgObject next = child.with(CfgObject.STATE, state);
                all.put(next.dbid(), next);
                tell(new StoreChange(Kind.UPDATED, next, Optional.empty()));
            }
        }
    }

    private void tell(StoreChange change) {
        listeners.forEach(listener -> listener.accept(change));
    }
}
