package voicelab.engines.frames.config.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.ConfigChange;

/**
 * One elementary change of the store.
 *
 * @param object the object as it is now; when deleted, as it was
 * @param delta what a client asked to be changed, where the change came from a delta
 */
public record StoreChange(ConfigChange.Kind kind, CfgObject object, Optional<ObjectNode> delta) {}
