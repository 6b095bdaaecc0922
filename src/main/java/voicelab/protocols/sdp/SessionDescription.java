package voicelab.protocols.sdp;

import java.util.List;
import java.util.Optional;

/**
 * A whole description.
 *
 * @param name the s= line, {@code -} when there is nothing to say
 * @param address the c= line for all media, or null
 * @param others i, u, e, p, b, t, r, z and k in their order
 * @param attributes of the session
 */
public record SessionDescription(
        SdpOrigin origin,
        String name,
        SdpAddress address,
        List<SdpLine> others,
        List<SdpAttribute> attributes,
        List<MediaDescription> media) {
    /** A session that is not bounded in time. */
    static final SdpLine PERMANENT = new SdpLine('t', "0 0");

    public static final String CONTENT_TYPE = "application/sdp";

    public SessionDescription {
        others = List.copyOf(others);
        attributes = List.copyOf(attributes);
        media = List.copyOf(media);
    }

    /** @throws SdpException naming the line */
    public static SessionDescription parse(String text) throws SdpException {
        return new SdpParser(text).session();
    }

    public Optional<String> attribute(String attribute) {
        return MediaDescription.first(attributes, attribute);
    }

    /** Where that medium is to be sent to. */
    public Optional<SdpAddress> addressOf(MediaDescription medium) {
        return medium.addresses().isEmpty()
                ? Optional.ofNullable(address)
                : Optional.of(medium.addresses().get(0));
    }

    /** The medium's own direction, else the session's, else both ways. */
    public Direction directionOf(MediaDescription medium) {
        Direction own = MediaDescription.direction(medium.attributes());
        if (own == null) own = MediaDescription.direction(attributes);
        return own == null ? Direction.SENDRECV : own;
    }

    /** The text, with CRLF. */
    @Override
    public String toString() {
        return SdpWriter.write(this);
    }
}
