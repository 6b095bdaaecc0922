package voicelab.protocols.sdp;

/**
 * The o= line.
 *
 * @param sessionId unsigned
 * @param version unsigned; one more with each change
 * @param addressType {@code IP4} or {@code IP6}
 */
public record SdpOrigin(String username, long sessionId, long version, String addressType, String address) {

    public static SdpOrigin of(long sessionId, String address) {
        return new SdpOrigin("-", sessionId, 1, SdpAddress.typeOf(address), address);
    }

    /** For the next description of the same session. */
    public SdpOrigin next() {
        return new SdpOrigin(username, sessionId, version + 1, addressType, address);
    }

    @Override
    public String toString() {
        return username + " " + Long.toUnsignedString(sessionId) + " " + Long.toUnsignedString(version) + " IN "
                + addressType + " " + address;
    }
}
