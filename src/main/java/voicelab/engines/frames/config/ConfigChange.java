package voicelab.engines.frames.config;

import java.util.Optional;

/**
 * One notification.
 *
 * @param object the object as it is now; empty when it was deleted
 */
public record ConfigChange(Kind kind, CfgType type, int dbid, Optional<CfgObject> object) {
    /** What happened to the object. */
    public enum Kind {
        CREATED,
        UPDATED,
        DELETED
    }
}
