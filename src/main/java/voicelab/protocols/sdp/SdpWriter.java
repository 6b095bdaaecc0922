package voicelab.protocols.sdp;

/** Writes descriptions in the order of RFC 8866 section 5. */
final class SdpWriter {
    private static final String BEFORE_ADDRESS = "iuep";

    private SdpWriter() {}

    static String write(SessionDescription session) {
        StringBuilder out = new StringBuilder(256);
        line(out, 'v', "0");
        line(out, 'o', session.origin());
        line(out, 's', session.name());
        others(out, session, true);
        if (session.address() != null) line(out, 'c', session.address());
        others(out, session, false);
        session.attributes().forEach(attribute -> line(out, 'a', attribute));
        session.media().forEach(medium -> medium(out, medium));
        return out.toString();
    }

    private static void others(StringBuilder out, SessionDescription session, boolean beforeAddress) {
        for (SdpLine other : session.others())
            if (BEFORE_ADDRESS.indexOf(other.type()) >= 0 == beforeAddress) line(out, other.type(), other.value());
    }

    private static void medium(StringBuilder out, MediaDescription medium) {
        String count = medium.portCount() == 1 ? "" : "/" + medium.portCount();
        line(
                out,
                'm',
                medium.type() + " " + medium.port() + count + " " + medium.protocol() + " "
                        + String.join(" ", medium.formats()));
        for (SdpLine other : medium.others()) if (other.type() == 'i') line(out, 'i', other.value());
        medium.addresses().forEach(address -> line(out, 'c', address));
        for (SdpLine other : medium.others()) if (other.type() != 'i') line(out, other.type(), other.value());
        medium.attributes().forEach(attribute -> line(out, 'a', attribute));
    }

    private static void line(StringBuilder out, char type, Object value) {
        out.append(type).append('=').append(value).append("\r\n");
    }
}
