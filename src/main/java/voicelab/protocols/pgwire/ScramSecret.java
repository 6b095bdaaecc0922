package voicelab.protocols.pgwire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a server keeps of a password (RFC 5802 section 3): with it a proof can be checked, and no proof made. Passwords are
 * taken as they are, without SASLprep's mapping of exotic characters.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ScramSecret(byte[] salt, int iterations, byte[] storedKey, byte[] serverKey) {
    /** RFC 7677 section 4, and PostgreSQL's default. */
    public static final int ITERATIONS = 4_096;

    private static final int KEY_BITS = 256;

    /** Takes milliseconds, on purpose. */
    public static ScramSecret of(String password, byte[] salt, int iterations) {
        try {
            // an empty password is none to the key factory, and no client can have sent it
            char[] chars = password.isEmpty() ? new char[] {0} : password.toCharArray();
            byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(chars, salt, iterations, KEY_BITS))
                    .getEncoded();
            return new ScramSecret(
                    salt.clone(), iterations, hash(hmac(salted, "Client Key")), hmac(salted, "Server Key"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
        }
    }

    static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScramSecret s
                && iterations == s.iterations
                && Arrays.equals(salt, s.salt)
                && Arrays.equals(storedKey, s.storedKey)
                && Arrays.equals(serverKey, s.serverKey);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(storedKey);
    }

    /** Secrets are not shown. */
    @Override
    public String toString() {
        return "a SCRAM secret of " + iterations + " iterations";
    }
}
