package voicelab.protocols.pgwire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * The server's side of one SCRAM-SHA-256 log-in (RFC 5802 section 5, RFC 7677), without channel binding. The user name
 * inside is ignored, as PostgreSQL does: the startup message has told it.
 */
public final class ScramServer {
    public static final String MECHANISM = "SCRAM-SHA-256";

    private final ScramSecret secret;
    private final boolean userExists;
    private final String ownNonce;
    private String header;
    private String clientFirst;
    private String serverFirst;

    /**
     * @param secret of the user, or any one when there is no such user: then no proof is right
     * @param ownNonce printable, without a comma
     */
    public ScramServer(ScramSecret secret, boolean userExists, String ownNonce) {
        this.secret = secret;
        this.userExists = userExists;
        this.ownNonce = ownNonce;
    }

    /** Takes client-first-message, gives server-first-message. */
    public byte[] first(byte[] message) throws PgWireException {
        String text = WireInput.utf8(message, 0, message.length);
        String[] parts = text.split(",", 3);
        if (parts.length < 3) throw new PgWireException("malformed SCRAM message");
        if (parts[0].startsWith("p=")) throw new PgWireException("channel binding is not offered here");
        if (!parts[0].equals("n") && !parts[0].equals("y"))
            throw new PgWireException("malformed SCRAM message: unexpected channel-binding flag");
        if (!parts[1].isEmpty())
            throw new PgWireException("client uses authorization identity, but it is not supported");
        header = parts[0] + ",,";
        clientFirst = parts[2];
        String nonce = attribute(clientFirst, 'r');
        if (clientFirst.startsWith("m=")) throw new PgWireException("client requires an unsupported SCRAM extension");
        serverFirst = "r=" + nonce + ownNonce + ",s=" + base64(secret.salt()) + ",i=" + secret.iterations();
        return serverFirst.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Takes client-final-message, gives server-final-message, or nothing when the password was wrong.
     *
     * @return null for a wrong password
     */
    public byte[] last(byte[] message) throws PgWireException {
        String text = WireInput.utf8(message, 0, message.length);
        int proofAt = text.lastIndexOf(",p=");
        if (proofAt < 0 || serverFirst == null) throw new PgWireException("malformed SCRAM message: no proof");
        String withoutProof = text.substring(0, proofAt);
        String expectedNonce = attribute(serverFirst, 'r');
        if (!attribute(withoutProof, 'c').equals(base64(header.getBytes(StandardCharsets.UTF_8))))
            throw new PgWireException("unexpected SCRAM channel-binding attribute in client-final-message");
        if (!attribute(withoutProof, 'r').equals(expectedNonce))
            throw new PgWireException("invalid SCRAM response: nonce does not match");
        String whole = clientFirst + "," + serverFirst + "," + withoutProof;
        byte[] proof = unbase64(text.substring(proofAt + 3));
        byte[] signature = ScramSecret.hmac(secret.storedKey(), whole);
        if (proof.length != signature.length)
            throw new PgWireException("malformed SCRAM message: proof of wrong length");
        for (int i = 0; i < proof.length; i++) proof[i] ^= signature[i];
        boolean right = MessageDigest.isEqual(ScramSecret.hash(proof), secret.storedKey());
        if (!right || !userExists) return null;
        return ("v=" + base64(ScramSecret.hmac(secret.serverKey(), whole))).getBytes(StandardCharsets.UTF_8);
    }

    private static String attribute(String text, char name) throws PgWireException {
        for (String part : text.split(",", -1))
            if (part.length() > 1 && part.charAt(0) == name && part.charAt(1) == '=') return part.substring(2);
        throw new PgWireException("malformed SCRAM message: attribute " + name + " is missing");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] unbase64(String text) throws PgWireException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new PgWireException("malformed SCRAM message: no base64");
        }
    }
}
