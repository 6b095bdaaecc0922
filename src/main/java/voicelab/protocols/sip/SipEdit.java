package voicelab.protocols.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a proxy changes in a request on its way: the request URI, headers, the body. Immutable; each method returns the
 * edit with one more step. The headers that the proxy itself keeps (Via, Route, Record-Route, Max-Forwards, Content-Length)
 * are not edited here.
 */
public final class SipEdit {
    public static final SipEdit NONE = new SipEdit(null, List.of(), List.of(), null);

    final String uri;
    final List<String> removed;
    final List<SipHeader> added;
    final SipContent content;

    private SipEdit(String uri, List<String> removed, List<SipHeader> added, SipContent content) {
        this.uri = uri;
        this.removed = removed;
        this.added = added;
        this.content = content;
    }

    /** Replaces the request URI. */
    public SipEdit uri(String requestUri) {
        for (int i = 0; i < requestUri.length(); i++)
            if (requestUri.charAt(i) <= ' ')
                throw new IllegalArgumentException("space in a request URI: " + requestUri);
        return new SipEdit(requestUri, removed, added, content);
    }

    /** Adds one header line behind those that are there. */
    public SipEdit add(String name, String value) {
        return new SipEdit(uri, removed, plus(added, new SipHeader(name, value)), content);
    }

    /** Removes all lines of a header, then adds this one. */
    public SipEdit set(String name, String value) {
        return remove(name).add(name, value);
    }

    /** Removes all lines of a header (and what this edit has added so far). */
    public SipEdit remove(String name) {
        List<SipHeader> kept =
                added.stream().filter(h -> !h.name().equalsIgnoreCase(name)).toList();
        return new SipEdit(uri, plus(removed, HeaderName.lower(name)), kept, content);
    }

    /** Replaces the body, its type and its length. */
    public SipEdit body(SipContent body) {
        return new SipEdit(uri, removed, added, body);
    }

    /** The request URI that it sets; empty when it leaves it alone. */
    public Optional<String> requestUri() {
        return Optional.ofNullable(uri);
    }

    public boolean isNone() {
        return uri == null && removed.isEmpty() && added.isEmpty() && content == null;
    }

    private static <T> List<T> plus(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return List.copyOf(more);
    }
}
