package voicelab.engines.frames.config.store;

import java.time.Duration;

/**
 * @param maxWaiting writes that may wait for the database
 * @param maxHistory entries of the history, in memory and in the table
 * @param patience how long the database may take for one write
 * @param check how often a server that has nothing to write looks whether its database is there
 */
public record StorageBounds(int maxWaiting, int maxHistory, Duration patience, Duration check) {}
