package voicelab.engines.frames.config.server;

import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.engines.frames.config.model.CfgAttribute;
import voicelab.engines.frames.config.model.CfgAttribute.Trait;
import voicelab.engines.frames.config.model.CfgShape;
import voicelab.engines.frames.config.model.CfgShapes;

/** Whether a store may take an object: the model's rules that concern one object and what it points at. */
final class ObjectRules {
    private static final int DEEPEST_FOLDER = 32;

    private final ObjectStore store;

    ObjectRules(ObjectStore store) {
        this.store = store;
    }

    /** Gives a draft what the server sets itself: the state, and the tenant of what lies in a switch. */
    CfgObject completed(CfgObject draft) {
        CfgObject object = draft.number(CfgObject.STATE).isPresent() ? draft : draft.with(CfgObject.STATE, 1);
        CfgShape shape = CfgShapes.shape(object.type());
        if (shape.tenantFrom().isEmpty() || object.tenantDbid() != 0) return object;
        CfgType owner = shape.attribute(shape.tenantFrom())
                .flatMap(CfgAttribute::target)
                .orElseThrow();
        int tenant = store.get(owner, object.number(shape.tenantFrom()).orElse(0))
                .map(CfgObject::tenantDbid)
                .orElse(0);
        return tenant == 0 ? object : object.with(CfgObject.TENANT_DBID, tenant);
    }

    void check(CfgObject object) throws ConfigFailure {
        CfgShape shape = CfgShapes.shape(object.type());
        for (CfgAttribute each : shape.attributes()) {
            if (each.is(Trait.MUST) && object.attribute(each.outer()).asText().isEmpty())
                throw bad("a " + object.type().typeName() + " needs the attribute " + each.path());
            String complaint = each.complaint(object);
            if (!complaint.isEmpty()) throw bad(complaint);
        }
        int state = object.number(CfgObject.STATE).orElse(0);
        // CfgObjectState: enabled, disabled, deleted
        if (state < 1 || state > 3) throw bad("state is 1, 2 or 3");
        for (CfgAttribute each : shape.references())
            for (int dbid : each.dbids(object))
                if (store.get(each.target().orElseThrow(), dbid).isEmpty())
                    throw bad(each.path() + " names "
                            + each.target().orElseThrow().typeName() + " " + dbid + ", which does not exist");
        tenant(object, shape);
        folder(object);
    }

    private void tenant(CfgObject object, CfgShape shape) throws ConfigFailure {
        if (shape.tenantFrom().isEmpty()) return;
        int given = object.tenantDbid();
        int own = completed(object.with(CfgObject.TENANT_DBID, 0)).tenantDbid();
        if (own != 0 && given != own)
            throw bad("tenantDbid is that of " + shape.tenantFrom() + ", " + own + ", and cannot be " + given);
    }

    /** "Each folder can contain a collection of objects of a single type"; a folder of folders holds any. */
    private void folder(CfgObject object) throws ConfigFailure {
        int dbid = object.number(CfgObject.FOLDER_DBID).orElse(0);
        if (dbid == 0) return;
        int type = holds(object);
        CfgObject folder = store.get(CfgType.FOLDER, dbid).orElseThrow();
        boolean unit = object.type() == CfgType.FOLDER && holds(folder) == CfgType.FOLDER.number();
        if (holds(folder) != type && !unit)
            throw bad("folder " + folder.name() + " holds objects of type " + holds(folder) + ", not " + type);
        for (int depth = 0; dbid != 0; depth++) {
            if (depth > DEEPEST_FOLDER || (object.type() == CfgType.FOLDER && dbid == object.dbid()))
                throw bad("folders lie in each other at most " + DEEPEST_FOLDER + " deep, and none in itself");
            dbid = store.get(CfgType.FOLDER, dbid)
                    .flatMap(each ->
                            each.number(CfgObject.FOLDER_DBID).stream().boxed().findFirst())
                    .orElse(0);
        }
    }

    private static int holds(CfgObject object) {
        return object.type() == CfgType.FOLDER
                ? object.number("type").orElse(0)
                : object.type().number();
    }

    private static ConfigFailure bad(String why) {
        return new ConfigFailure(ConfigNames.BAD_REQUEST, why);
    }
}
