package voicelab.map;

/** The map's data contradicts itself; the message lists every contradiction. */
public final class MapFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MapFault(String message) {
        super(message);
    }
}
