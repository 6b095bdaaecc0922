/**
 * Captures as Wireshark reads them: pcapng blocks (IETF draft-ietf-opsawg-pcapng) and the Ethernet, IP, TCP and UDP headers around
 * payloads that were not captured on a wire but kept by whoever sent them.
 */
package voicelab.protocols.pcapng;
