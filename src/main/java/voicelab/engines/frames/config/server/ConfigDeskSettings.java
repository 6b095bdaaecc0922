package voicelab.engines.frames.config.server;

import java.util.Map;

/**
 * Who may come in, and the bounds of a {@link ConfigDesk}.
 *
 * @param accounts user name to password
 * @param maxInterests bound of one client's subscriptions
 * @param maxLoginAttempts wrong passwords after which a client is closed
 * @param chunkBytes about how large one {@code EventObjectsRead} gets before the next is begun
 * @param maxAnswerBytes bound of all that answers one read
 */
public record ConfigDeskSettings(
        Map<String, String> accounts, int maxInterests, int maxLoginAttempts, int chunkBytes, int maxAnswerBytes) {
    public ConfigDeskSettings {
        accounts = Map.copyOf(accounts);
    }

    public static ConfigDeskSettings of(Map<String, String> accounts) {
        return new ConfigDeskSettings(accounts, 1_000, 3, 256 * 1024, 8 * 1024 * 1024);
    }

    @Override
    public String toString() {
        return accounts.size() + " accounts";
    }
}
