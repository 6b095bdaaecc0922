package voicelab.net.tls;

import java.net.InetAddress;
import java.util.List;

/**
 * Whom a certificate speaks for.
 *
 * @param common the subject's common name, an instance's id
 * @param hosts DNS names
 * @param addresses IP addresses
 */
record CertificateNames(String common, List<String> hosts, List<InetAddress> addresses) {}
