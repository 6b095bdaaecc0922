package voicelab.engines.frames.config.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFailure;

/** Where a document is made true: a server over its port, or a room's own store. */
public interface ConfigTarget {
    List<CfgObject> read(CfgType type) throws IOException, ConfigFailure;

    CfgObject create(CfgObject draft) throws IOException, ConfigFailure;

    CfgObject update(CfgDelta delta) throws IOException, ConfigFailure;

    void delete(CfgType type, int dbid) throws IOException, ConfigFailure;

    /** Everything that can be read. */
    default ServerObjects readAll() throws IOException, ConfigFailure {
        List<CfgObject> all = new ArrayList<>();
        for (CfgType type : CfgType.values()) all.addAll(read(type));
        return new ServerObjects(all);
    }
}
