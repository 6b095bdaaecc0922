package voicelab.engines.frames.config;

/**
 * As whom a client opens its configuration.
 *
 * @param clientName the name of its CfgApplication, such as {@code azure_rm}
 * @param clientType its {@link CfgAppType} number
 */
public record ConfigLogin(String clientName, int clientType, String userName, String password) {
    @Override
    public String toString() {
        return clientName + " as " + userName;
    }
}
