package voicelab.protocols.sip;

import java.util.Map;
import java.util.Optional;

/**
 * A From, To, Contact, Route, Record-Route or Refer-To value (RFC 3261 section 20.10).
 *
 * @param display the display name without quotes; empty when there is none
 * @param uri the URI without angle brackets, of any scheme
 * @param params the header's own parameters ({@code tag}, {@code expires}, {@code q}), lower-case names
 */
public record NameAddr(String display, String uri, Map<String, String> params) {

    /** Reads one value (no commas at top level); empty when brackets or quotes do not close, or there is no URI. */
    public static Optional<NameAddr> read(String value) {
        String text = value.trim();
        int open = openBracket(text);
        if (open == UNBALANCED) return Optional.empty();
        if (open < 0) {
            // without brackets every parameter is the header's (RFC 3261 section 20)
            int semicolon = text.indexOf(';');
            String uri = (semicolon < 0 ? text : text.substring(0, semicolon)).trim();
            if (uri.isEmpty() || uri.indexOf(':') < 0 || uri.indexOf(' ') >= 0 || uri.indexOf('"') >= 0)
                return Optional.empty();
            return Optional.of(new NameAddr("", uri, Params.read(text, 0)));
        }
        int close = text.indexOf('>', open);
        if (close < 0) return Optional.empty();
        String display = Params.unquote(text.substring(0, open).trim());
        String uri = text.substring(open + 1, close).trim();
        if (uri.isEmpty()) return Optional.empty();
        return Optional.of(new NameAddr(display, uri, Params.read(text, close)));
    }

    private static final int UNBALANCED = -2;

    private static int openBracket(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') i++;
            else if (c == '"') quoted = !quoted;
            else if (!quoted && c == '<') return i;
        }
        return quoted ? UNBALANCED : -1;
    }

    public Optional<SipUri> sipUri() {
        return SipUri.read(uri);
    }

    public Optional<String> param(String name) {
        return Optional.ofNullable(params.get(name));
    }

    public Optional<String> tag() {
        return param("tag");
    }
}
