package voicelab.map;

/** What a listener listens with. */
public enum Transport {
    TCP,
    UDP;

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
