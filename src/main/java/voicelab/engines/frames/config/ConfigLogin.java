package voicelab.engines.frames.config;

/**
 * As whom a client opens its configuration.
 *
 * @param clientName the name of its CfgApplication, such as {@code azure_rm}
 * @param clientType its {@link CfgAppType} number
 */
public record ConfigLogin(String clientName, int clientType, String userName, String password) {
    /** The account that a Configuration Server has when its profile names none; loopback only. */
    public static final String LAB_USER = "lab";

    public static final String LAB_PASSWORD = "lab";

    /** An application of the lab, under the account that is there by default. */
    public static ConfigLogin lab(String clientName, int clientType) {
        return new ConfigLogin(clientName, clientType, LAB_USER, LAB_PASSWORD);
    }

    @Override
    public String toString() {
        return clientName + " as " + userName;
    }
}
