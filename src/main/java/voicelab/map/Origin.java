package voicelab.map;

/** Whether a port is the vendor's documented one or chosen by this project. */
public enum Origin {
    DOCUMENTED,
    CHOSEN;

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
