package voicelab.protocols.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one description, line by line, in the order that RFC 8866 section 5 fixes. Lines end with CRLF or LF. */
final class SdpParser {
    private static final int TEXT_MAX = 64 << 10;
    private static final int LINE_MAX = 4_096;
    private static final int LINES_MAX = 1_000;
    private static final int MEDIA_MAX = 32;
    private static final int PORT_MAX = 65_535;
    private static final int FORMATS_MAX = 64;
    private static final String SESSION_ORDER = "vosiuepcbtrzka";
    private static final String MEDIA_ORDER = "micbka";
    /** These may come more than once (t and r in turns, RFC 8866 section 5.10). */
    private static final String REPEATED = "epbtrac";

    private static final Pattern ORIGIN = Pattern.compile("(\\S+) (\\d{1,20}) (\\d{1,20}) IN (IP4|IP6) (\\S+)");
    private static final Pattern ADDRESS = Pattern.compile("IN (IP4|IP6) (\\S+)");
    private static final Pattern MEDIUM =
            Pattern.compile("([\\w.+-]+) (\\d{1,5})(?:/(\\d{1,4}))? ([\\w/.+-]+)((?: \\S+)+)");

    private final String[] lines;
    private final int tooLong;
    private int at;

    SdpParser(String text) {
        tooLong = text.length();
        lines = tooLong > TEXT_MAX ? new String[0] : text.split("\r?\n", -1);
    }

    SessionDescription session() throws SdpException {
        if (tooLong > TEXT_MAX) throw new SdpException(0, tooLong + " characters, " + TEXT_MAX + " are the most");
        int count = lines.length;
        if (count > 0 && lines[count - 1].isEmpty()) count--; // what follows the last line end
        if (count > LINES_MAX) throw new SdpException(0, count + " lines, " + LINES_MAX + " are the most");
        for (int i = 0; i < count; i++) check(i);
        if (!lines[0].equals("v=0")) throw fail(0, "a description begins with v=0");
        SdpOrigin origin = null;
        String name = null;
        SdpAddress address = null;
        boolean timed = false;
        List<SdpLine> others = new ArrayList<>();
        List<SdpAttribute> attributes = new ArrayList<>();
        for (at = 1; at < count && type() != 'm'; at++) {
            inOrder(SESSION_ORDER, at - 1);
            timed |= type() == 't';
            switch (type()) {
                case 'o' -> origin = origin();
                case 's' -> name = value();
                case 'c' -> address = address();
                case 'a' -> attributes.add(attribute());
                default -> others.add(new SdpLine(type(), value()));
            }
        }
        if (origin == null || name == null || !timed)
            throw fail(at, "before here o=, s= and t= are needed (RFC 8866 section 5)");
        return new SessionDescription(origin, name, address, others, attributes, media(count, address != null));
    }

    private List<MediaDescription> media(int count, boolean hasAddress) throws SdpException {
        List<MediaDescription> media = new ArrayList<>();
        while (at < count) {
            if (media.size() == MEDIA_MAX) throw fail(at, "more than " + MEDIA_MAX + " m= lines");
            media.add(medium(count, hasAddress));
        }
        return media;
    }

    private MediaDescription medium(int count, boolean hasAddress) throws SdpException {
        int first = at;
        Matcher form = matcher(MEDIUM, "m=<media> <port> <proto> <fmt> ...");
        int port = Integer.parseInt(form.group(2));
        int portCount = form.group(3) == null ? 1 : Integer.parseInt(form.group(3));
        List<String> formats = List.of(form.group(5).substring(1).split(" "));
        if (port > PORT_MAX || portCount == 0) throw fail(at, "port " + form.group(2) + " is none");
        if (formats.size() > FORMATS_MAX) throw fail(at, "more than " + FORMATS_MAX + " formats");
        boolean rtp = form.group(4).startsWith("RTP/");
        if (rtp) for (String format : formats) payloadType(format);
        List<SdpAddress> addresses = new ArrayList<>();
        List<SdpLine> others = new ArrayList<>();
        List<SdpAttribute> attributes = new ArrayList<>();
        for (at++; at < count && type() != 'm'; at++) {
            inOrder(MEDIA_ORDER, at - 1);
            switch (type()) {
                case 'c' -> addresses.add(address());
                case 'a' -> attributes.add(attribute());
                default -> others.add(new SdpLine(type(), value()));
            }
        }
        if (port != 0 && !hasAddress && addresses.isEmpty())
            throw fail(first, "neither this medium nor the session has a c= line");
        return new MediaDescription(
                form.group(1), port, portCount, form.group(4), formats, addresses, others, attributes);
    }

    private void payloadType(String format) throws SdpException {
        if (!format.matches("\\d{1,3}") || Integer.parseInt(format) > 127)
            throw fail(at, "payload type '" + shown(format) + "' is none of 0 to 127");
    }

    private SdpOrigin origin() throws SdpException {
        Matcher form = matcher(ORIGIN, "o=<username> <id> <version> IN IP4|IP6 <address>");
        try {
            return new SdpOrigin(
                    form.group(1),
                    Long.parseUnsignedLong(form.group(2)),
                    Long.parseUnsignedLong(form.group(3)),
                    form.group(4),
                    form.group(5));
        } catch (NumberFormatException e) {
            throw fail(at, "id or version do not fit into 64 bits");
        }
    }

    private SdpAddress address() throws SdpException {
        Matcher form = matcher(ADDRESS, "c=IN IP4|IP6 <address>");
        return new SdpAddress(form.group(1), form.group(2));
    }

    private SdpAttribute attribute() throws SdpException {
        String text = value();
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? null : text.substring(colon + 1);
        if (name.isEmpty() || name.indexOf(' ') >= 0) throw fail(at, "an attribute without a name");
        boolean bad = switch (name) {
            case "rtpmap" -> value == null || RtpMap.parse(value) == null;
            case "ptime", "maxptime" -> value == null || !value.matches("[1-9]\\d{0,3}(\\.\\d+)?");
            case "rtcp" ->
                value == null
                        || !value.matches("\\d{1,5}( IN IP[46] \\S+)?")
                        || Integer.parseInt(value.split(" ", 2)[0]) > PORT_MAX;
            default -> false;
        };
        if (bad) throw fail(at, "a=" + name + " with '" + shown(value) + "'");
        return new SdpAttribute(name, value);
    }

    private Matcher matcher(Pattern pattern, String form) throws SdpException {
        Matcher matcher = pattern.matcher(value());
        if (!matcher.matches()) throw fail(at, "'" + shown(lines[at]) + "' is not " + form);
        return matcher;
    }

    private void inOrder(String order, int before) throws SdpException {
        int mine = order.indexOf(type());
        if (mine < 0 || type() == 'v') throw fail(at, "'" + type() + "=' has no place here");
        int former = order.indexOf(lines[before].charAt(0));
        boolean repeats = mine == former && REPEATED.indexOf(type()) >= 0 && !(type() == 'c' && order.charAt(0) == 'v');
        boolean nextTime = type() == 't' && lines[before].charAt(0) == 'r';
        if (mine <= former && !repeats && !nextTime)
            throw fail(at, "'" + type() + "=' after '" + lines[before].charAt(0) + "='");
    }

    private void check(int index) throws SdpException {
        String line = lines[index];
        if (line.length() > LINE_MAX) throw fail(index, line.length() + " characters, " + LINE_MAX + " are the most");
        if (line.length() < 2 || line.charAt(1) != '=' || line.charAt(0) < 'a' || line.charAt(0) > 'z')
            throw fail(index, "'" + shown(line) + "' is not <letter>=<value>");
        if (line.indexOf('\r') >= 0 || line.indexOf('\0') >= 0) throw fail(index, "a control character");
    }

    private char type() {
        return lines[at].charAt(0);
    }

    private String value() {
        return lines[at].substring(2);
    }

    private static String shown(String text) {
        return text == null ? "" : text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    private static SdpException fail(int index, String problem) {
        return new SdpException(index + 1, problem);
    }
}
