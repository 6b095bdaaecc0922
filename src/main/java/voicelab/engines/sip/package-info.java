/**
 * SIP for every system that speaks it: one transaction core (RFC 3261 section 17 with RFC 6026) on a Netty event loop, a
 * proxy that forwards by splicing bytes, and a user agent with dialogs, registrations and calls.
 *
 * <p>A system has one {@link voicelab.engines.sip.SipNode}; {@link voicelab.engines.sip.Proxy}, {@link
 * voicelab.engines.sip.UserAgent} and {@link voicelab.engines.sip.Registrar} work on top of it, alone or together.
 * Everything may be called from any thread and hops onto the node's event loop; every callback runs on that loop and must
 * not block.
 *
 * <p>JAIN-SIP's message classes and parser are seen in this package only; its stack is never started. Not done: TLS and
 * SCTP, DNS (RFC 3263), PRACK (RFC 3262), digest authentication, forking to several targets at once.
 */
package voicelab.engines.sip;
