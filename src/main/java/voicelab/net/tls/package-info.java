/**
 * The lab's own certificate authority: new at each boot, in memory, made at the first use. Every TLS listener of the lab
 * shows a certificate of it; nothing outside the lab trusts it unless told to.
 */
package voicelab.net.tls;
