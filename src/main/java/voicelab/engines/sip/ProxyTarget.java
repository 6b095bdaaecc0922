package voicelab.engines.sip;

import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipEdit;

/**
 * Where a proxy sends a request and what it changes on the way.
 *
 * @param next the next hop
 * @param recordRoute the parameters of the own Record-Route URI besides {@code lr}, such as {@code confinstid=5;idtag=ab};
 *     empty for none; {@code null} not to record a route
 * @param recordUser the user part of that URI; empty for none
 */
public record ProxyTarget(SipPeer next, SipEdit edit, String recordRoute, String recordUser) {

    public static ProxyTarget to(SipPeer next) {
        return new ProxyTarget(next, SipEdit.NONE, null, "");
    }

    public ProxyTarget uri(String requestUri) {
        return edit(edit.uri(requestUri));
    }

    public ProxyTarget set(String name, String value) {
        return edit(edit.set(name, value));
    }

    public ProxyTarget add(String name, String value) {
        return edit(edit.add(name, value));
    }

    public ProxyTarget remove(String name) {
        return edit(edit.remove(name));
    }

    public ProxyTarget body(SipContent body) {
        return edit(edit.body(body));
    }

    public ProxyTarget edit(SipEdit other) {
        return new ProxyTarget(next, other, recordRoute, recordUser);
    }

    /** Stays in the dialog: {@code Record-Route: <sip:user@own:port;lr;params>}. */
    public ProxyTarget record(String params) {
        return new ProxyTarget(next, edit, params, recordUser);
    }

    public ProxyTarget record(String user, String params) {
        return new ProxyTarget(next, edit, params, user);
    }
}
