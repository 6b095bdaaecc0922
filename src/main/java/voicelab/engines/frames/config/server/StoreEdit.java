package voicelab.engines.frames.config.server;

import java.util.List;
import voicelab.engines.frames.config.ConfigFailure;

/** What a client wants to be changed, as the changes that it would be in the store of this moment; never an empty list. */
@FunctionalInterface
public interface StoreEdit {
    List<StoreChange> plan(ObjectStore store) throws ConfigFailure;
}
