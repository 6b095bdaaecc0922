package voicelab.engines.frames.config.document;

import java.util.List;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.server.ObjectStore;

/** A Configuration Server's own store: how it is seeded. */
public record StoreTarget(ObjectStore store) implements ConfigTarget {
    @Override
    public List<CfgObject> read(CfgType type) {
        return store.all(type);
    }

    @Override
    public CfgObject create(CfgObject draft) throws ConfigFailure {
        return store.create(draft);
    }

    @Override
    public CfgObject update(CfgDelta delta) throws ConfigFailure {
        return store.update(delta);
    }

    @Override
    public void delete(CfgType type, int dbid) throws ConfigFailure {
        store.delete(type, dbid);
    }
}
