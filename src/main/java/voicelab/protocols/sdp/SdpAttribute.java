package voicelab.protocols.sdp;

/** @param value null for a flag such as {@code a=sendrecv} */
public record SdpAttribute(String name, String value) {
    @Override
    public String toString() {
        return value == null ? name : name + ":" + value;
    }
}
