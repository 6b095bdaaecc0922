package voicelab.languages.voicexml;

/** Gets documents. Blocks until done or timed out; never throws for what the network does. */
@FunctionalInterface
public interface PageFetcher {
    Fetched fetch(FetchRequest request);
}
