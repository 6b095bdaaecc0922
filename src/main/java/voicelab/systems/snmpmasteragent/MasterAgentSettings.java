package voicelab.systems.snmpmasteragent;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import voicelab.engines.snmp.MasterSettings;
import voicelab.engines.snmp.SnmpUser;
import voicelab.standin.Settings;

/** What a profile may say about a master agent. */
final class MasterAgentSettings {
    private static final Set<String> KEYS = Set.of(
            "read-community",
            "write-community",
            "users",
            "trap-sinks",
            "subagent-timeout",
            "most-connections",
            "most-sessions",
            "most-subtrees",
            "most-pending",
            "most-requests",
            "most-repetitions",
            "most-answer-bytes",
            "most-agentx-bytes");
    private static final Set<String> USER_KEYS = Set.of("name", "auth", "auth-password", "priv", "priv-password");

    /** The one user of a lab that names none; its passwords are no secret and stand in docs/snmp.md. */
    private static final SnmpUser LAB = new SnmpUser("lab", "SHA-256", "voicelab-auth", "AES", "voicelab-priv");

    private static final int MOST_SINKS = 16;
    private static final int MOST_USERS = 64;
    private static final int MOST_PORT = 65_535;

    private MasterAgentSettings() {}

    /** Strict: an unknown key or a value out of its range is a fault that names file and line. */
    static MasterSettings read(Settings all) {
        all.only(KEYS);
        MasterSettings usual = MasterSettings.USUAL;
        long timeout = all.duration("subagent-timeout", java.time.Duration.ofSeconds(usual.timeoutSeconds()))
                .toSeconds();
        if (timeout < 1 || timeout > 255) throw all.fault("subagent-timeout must be from 1s to 255s");
        return new MasterSettings(
                all.text("read-community", usual.readCommunity()),
                all.text("write-community", usual.writeCommunity()),
                users(all),
                sinks(all),
                (int) timeout,
                bounds(all));
    }

    private static MasterSettings.Bounds bounds(Settings all) {
        MasterSettings.Bounds bounds = MasterSettings.Bounds.USUAL;
        return new MasterSettings.Bounds(
                within(all, "most-connections", bounds.connections(), 10_000),
                within(all, "most-sessions", bounds.sessions(), 10_000),
                within(all, "most-subtrees", bounds.subtrees(), 100_000),
                within(all, "most-pending", bounds.pending(), 10_000),
                within(all, "most-requests", bounds.requests(), 10_000),
                within(all, "most-repetitions", bounds.repetitions(), 10_000),
                // RFC 3417 3.2: an agent takes at least 484 bytes; 65507 fit into a datagram
                between(all, "most-answer-bytes", bounds.answerBytes(), 484, 65_507),
                between(all, "most-agentx-bytes", bounds.payloadBytes(), 1_024, 16 << 20));
    }

    private static List<SnmpUser> users(Settings all) {
        if (all.get("users").isEmpty()) return List.of(LAB);
        List<SnmpUser> users = new ArrayList<>();
        for (Settings each : all.get("users").get().list()) users.add(user(each.only(USER_KEYS)));
        if (users.size() > MOST_USERS) throw all.fault("no more than " + MOST_USERS + " users");
        return List.copyOf(users);
    }

    private static SnmpUser user(Settings one) {
        SnmpUser user = new SnmpUser(
                one.text("name", ""),
                one.text("auth", ""),
                one.text("auth-password", ""),
                one.text("priv", ""),
                one.text("priv-password", ""));
        if (user.name().isEmpty() || user.name().length() > 32) throw one.fault("a name of 1 to 32 letters is wanted");
        if (!Set.of("", "SHA", "SHA-256").contains(user.auth())) throw one.fault("auth is SHA or SHA-256");
        if (!Set.of("", "AES").contains(user.priv())) throw one.fault("priv is AES");
        if (user.auth().isEmpty() && !user.priv().isEmpty()) throw one.fault("priv needs auth (RFC 3414)");
        password(one, user.auth(), user.authPassword());
        password(one, user.priv(), user.privPassword());
        return user;
    }

    private static void password(Settings one, String protocol, String password) {
        if (!protocol.isEmpty() && password.length() < SnmpUser.SHORTEST_PASSWORD)
            throw one.fault("a password has at least " + SnmpUser.SHORTEST_PASSWORD + " letters");
    }

    private static List<InetSocketAddress> sinks(Settings all) {
        List<InetSocketAddress> sinks = new ArrayList<>();
        for (String word : all.words("trap-sinks")) {
            int colon = word.lastIndexOf(':');
            String port = word.substring(colon + 1);
            if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > MOST_PORT)
                throw all.fault("a trap sink is ADDRESS:PORT, not \"" + word + "\"");
            sinks.add(sink(all, word.substring(0, colon), Integer.parseInt(port)));
        }
        if (sinks.size() > MOST_SINKS) throw all.fault("no more than " + MOST_SINKS + " trap sinks");
        return List.copyOf(sinks);
    }

    /** Nothing leaves the machine: a sink is on a loopback address. */
    private static InetSocketAddress sink(Settings all, String host, int port) {
        if (!host.matches("[0-9.]+")) throw all.fault("a trap sink is named by its address, not \"" + host + "\"");
        try {
            InetAddress address = InetAddress.getByName(host);
            if (!address.isLoopbackAddress()) throw all.fault("a trap sink is on 127.0.0.0/8, not " + host);
            return new InetSocketAddress(address, port);
        } catch (UnknownHostException e) {
            throw all.fault("no address: " + host);
        }
    }

    private static int within(Settings all, String key, int usual, int most) {
        return between(all, key, usual, 1, most);
    }

    private static int between(Settings all, String key, int usual, int least, int most) {
        int value = all.number(key, usual);
        if (value < least || value > most) throw all.fault(key + " must be from " + least + " to " + most);
        return value;
    }
}
