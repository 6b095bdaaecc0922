package voicelab.protocols.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One m= line and what belongs to it.
 *
 * @param type {@code audio}, {@code video}, {@code application}
 * @param port 0 means rejected or not used
 * @param portCount usually 1
 * @param protocol {@code RTP/AVP}
 * @param formats payload types, or what the protocol has
 * @param addresses its own c= lines, usually none
 * @param others i, b and k
 */
public record MediaDescription(
        String type,
        int port,
        int portCount,
        String protocol,
        List<String> formats,
        List<SdpAddress> addresses,
        List<SdpLine> others,
        List<SdpAttribute> attributes) {

    public MediaDescription {
        formats = List.copyOf(formats);
        addresses = List.copyOf(addresses);
        others = List.copyOf(others);
        attributes = List.copyOf(attributes);
    }

    public static MediaDescription of(
            String type, int port, String protocol, List<String> formats, List<SdpAttribute> attributes) {
        return new MediaDescription(type, port, 1, protocol, formats, List.of(), List.of(), attributes);
    }

    /** This line as an answer that does not want it (RFC 3264 section 6). */
    public MediaDescription rejected() {
        return of(type, 0, protocol, formats, List.of());
    }

    /** The value of the first attribute of that name; empty text for a flag. */
    public Optional<String> attribute(String name) {
        return first(attributes, name);
    }

    /** What its payload types mean, in the order of preference; those that nothing explains are left out. */
    public List<RtpMap> rtpMaps() {
        List<RtpMap> maps = new ArrayList<>();
        for (String format : formats) {
            RtpMap map = rtpMap(format);
            if (map != null) maps.add(map);
        }
        return maps;
    }

    private RtpMap rtpMap(String format) {
        for (SdpAttribute attribute : attributes) {
            if (!attribute.name().equals("rtpmap") || !attribute.value().startsWith(format + " ")) continue;
            return RtpMap.parse(attribute.value());
        }
        return format.length() <= 3 && format.chars().allMatch(c -> c >= '0' && c <= '9')
                ? RtpMap.ofStatic(Integer.parseInt(format))
                : null;
    }

    static Optional<String> first(List<SdpAttribute> attributes, String name) {
        for (SdpAttribute attribute : attributes)
            if (attribute.name().equals(name)) return Optional.of(attribute.value() == null ? "" : attribute.value());
        return Optional.empty();
    }

    static Direction direction(List<SdpAttribute> attributes) {
        for (Direction direction : Direction.values())
            if (first(attributes, direction.attribute()).isPresent()) return direction;
        return null;
    }
}
