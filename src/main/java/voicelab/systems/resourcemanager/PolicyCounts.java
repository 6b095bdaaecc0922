package voicelab.systems.resourcemanager;

/**
 * What {@link Policy} asks of the books, for one request.
 *
 * @param legs of the session that the request belongs to; null for a new session
 */
record PolicyCounts(Usage usage, SessionLegs legs) implements Policy.Counts {
    @Override
    public int now(String key, int slot) {
        return usage.now(key, slot);
    }

    @Override
    public int inSession(int slot) {
        return legs == null ? 0 : legs.count(slot);
    }
}
