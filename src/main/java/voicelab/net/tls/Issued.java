package voicelab.net.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A key and the chain that vouches for it, its own certificate first. */
record Issued(PrivateKey key, List<X509Certificate> chain) {}
