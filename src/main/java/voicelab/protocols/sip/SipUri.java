package voicelab.protocols.sip;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A sip or sips URI (RFC 3261 section 19.1), kept as text; parameter values stay percent-encoded as they stood.
 *
 * @param scheme {@code sip} or {@code sips}
 * @param user the user part without a password, as it stood; empty when there is none
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 * @param port -1 when none is given
 * @param params in order, lower-case names; a flag such as {@code lr} has an empty value
 * @param headers what follows the question mark; empty when there is none
 */
public record SipUri(String scheme, String user, String host, int port, Map<String, String> params, String headers) {
    private static final int DEFAULT_PORT = 5060;
    /** RFC 5118 sections 4.3 and 4.10: what stands in brackets is an address, never a port, and is taken as leniently. */
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:]+[0-9A-Fa-f:.]*]");

    public static SipUri of(String user, String host, int port) {
        return new SipUri("sip", user, host, port, Map.of(), "");
    }

    /** Reads a URI without angle brackets; empty when it is not a sip or sips URI with a host. */
    public static Optional<SipUri> read(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) return Optional.empty();
        String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("sip") && !scheme.equals("sips")) return Optional.empty();
        int at = text.indexOf('@', colon);
        // a user part may itself hold ; and ? so they are looked for behind the @ (RFC 3261 section 25.1)
        int hostFrom = (at < 0 ? colon : at) + 1;
        int question = text.indexOf('?', hostFrom);
        String headers = question < 0 ? "" : text.substring(question + 1);
        String rest = question < 0 ? text : text.substring(0, question);
        int semicolon = rest.indexOf(';', hostFrom);
        String hostPort = semicolon < 0 ? rest.substring(hostFrom) : rest.substring(hostFrom, semicolon);
        String user = at < 0 ? "" : withoutPassword(text.substring(colon + 1, at));
        int portColon =
                hostPort.startsWith("[") ? hostPort.indexOf(':', hostPort.indexOf(']') + 1) : hostPort.indexOf(':');
        String host = portColon < 0 ? hostPort : hostPort.substring(0, portColon);
        int port = portColon < 0 ? -1 : port(hostPort.substring(portColon + 1));
        if (host.isEmpty() || !isHost(host) || (portColon >= 0 && port < 0)) return Optional.empty();
        Map<String, String> params = semicolon < 0 ? Map.of() : Params.read(rest, semicolon);
        return Optional.of(new SipUri(scheme, user, host, port, params, headers));
    }

    private static String withoutPassword(String user) {
        int colon = user.indexOf(':');
        return colon < 0 ? user : user.substring(0, colon);
    }

    static int port(String digits) {
        if (digits.isEmpty() || digits.length() > 5) return -1;
        int port = 0;
        for (int i = 0; i < digits.length(); i++) {
            if (!Tokens.isDigit(digits.charAt(i))) return -1;
            port = port * 10 + digits.charAt(i) - '0';
        }
        return port > 65535 ? -1 : port;
    }

    private static boolean isHost(String host) {
        if (host.startsWith("["))
            return host.endsWith("]") && IPV6.matcher(host).matches();
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '.' && c != '-' && c != '_') return false;
        }
        return true;
    }

    public Optional<String> param(String name) {
        return Optional.ofNullable(params.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The port, or 5060 where none is given. */
    public int portOrDefault() {
        return port < 0 ? DEFAULT_PORT : port;
    }

    public Transport transport() {
        return Transport.of(params.get("transport"));
    }

    /** The same URI with a parameter set; an empty value makes a flag. */
    public SipUri with(String name, String value) {
        Map<String, String> next = new LinkedHashMap<>(params);
        next.put(name.toLowerCase(Locale.ROOT), value);
        return new SipUri(scheme, user, host, port, next, headers);
    }

    public SipUri without(String name) {
        Map<String, String> next = new LinkedHashMap<>(params);
        next.remove(name.toLowerCase(Locale.ROOT));
        return new SipUri(scheme, user, host, port, next, headers);
    }

    public SipUri withUser(String newUser) {
        return new SipUri(scheme, newUser, host, port, params, headers);
    }

    public SipUri at(String newHost, int newPort) {
        return new SipUri(scheme, user, newHost, newPort, params, headers);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(scheme).append(':');
        if (!user.isEmpty()) out.append(user).append('@');
        out.append(host);
        if (port >= 0) out.append(':').append(port);
        out.append(Params.text(params));
        if (!headers.isEmpty()) out.append('?').append(headers);
        return out.toString();
    }
}
