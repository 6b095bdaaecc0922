package voicelab.engines.snmp;

/**
 * A user of SNMPv3's user-based security (RFC 3414).
 *
 * @param auth {@code SHA}, {@code SHA-256} or empty for none
 * @param priv {@code AES} (128 bits) or empty for none
 */
public record SnmpUser(String name, String auth, String authPassword, String priv, String privPassword) {
    /** RFC 3414 section 11.2. */
    public static final int SHORTEST_PASSWORD = 8;

    @Override
    public String toString() {
        return name + " (" + (auth.isEmpty() ? "noAuthNoPriv" : priv.isEmpty() ? "authNoPriv" : "authPriv") + ")";
    }
}
