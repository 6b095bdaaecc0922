package voicelab.systems.gvpconfigserver;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import voicelab.engines.frames.config.ConfigLogin;
import voicelab.protocols.frames.Frame;
import voicelab.standin.Settings;
import voicelab.systems.gvpconfigserver.ConfigSeed.Mcp;

/**
 * This system's part of a profile.
 *
 * @param accounts user name to password
 * @param maxFrameBytes bound of one request
 * @param maxSessions bound of open connections
 * @param maxObjects bound of the store
 */
record GvpConfigServerSettings(
        Map<String, String> accounts, int maxFrameBytes, int maxSessions, int maxObjects, ConfigSeed seed) {
    static final int MAX_OBJECT_BYTES = 1024 * 1024;

    static GvpConfigServerSettings read(Settings settings, List<Mcp> running) {
        Set<String> known = new HashSet<>(SeedReader.KEYS);
        known.addAll(Set.of("users", "max-frame-bytes", "max-sessions", "max-objects"));
        settings.only(known);
        Map<String, String> accounts = new LinkedHashMap<>();
        settings.section("users").mapping().forEach((user, password) -> accounts.put(user, password.text()));
        if (accounts.isEmpty()) accounts.put(ConfigLogin.LAB_USER, ConfigLogin.LAB_PASSWORD);
        return new GvpConfigServerSettings(
                Map.copyOf(accounts),
                atLeastOne(settings, "max-frame-bytes", Frame.DEFAULT_MAX_BODY_BYTES),
                atLeastOne(settings, "max-sessions", 200),
                atLeastOne(settings, "max-objects", 20_000),
                SeedReader.read(settings, running));
    }

    private static int atLeastOne(Settings settings, String key, int fallback) {
        int number = settings.number(key, fallback);
        if (number < 1) throw settings.fault(key + " must be at least 1");
        return number;
    }

    @Override
    public String toString() {
        return accounts.size() + " accounts, " + seed;
    }
}
