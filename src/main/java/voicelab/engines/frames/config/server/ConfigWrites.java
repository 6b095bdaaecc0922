package voicelab.engines.frames.config.server;

import java.util.concurrent.CompletableFuture;
import voicelab.engines.frames.config.CfgObject;

/** How changes get into a store: one after another, and told to nobody before they are kept. */
public interface ConfigWrites {

    /**
     * Makes one edit; does not block.
     *
     * @return completes with the first changed object when the change is kept; fails with a {@link
     *     voicelab.engines.frames.config.ConfigFailure}
     */
    CompletableFuture<CfgObject> write(Author author, StoreEdit edit);

    ChangeHistory history();
}
