package voicelab.systems.consul;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import voicelab.standin.Settings;

/**
 * This system's part of a profile.
 *
 * @param datacenter {@code datacenter}, dc1 unless told
 * @param node {@code node}: the name of the one node, as the system is called unless told
 */
record ConsulSettings(String datacenter, String node, ConsulSeed seed) {
    private static final int MAX_PORT = 0xFFFF;

    static ConsulSettings read(Settings settings, String self) {
        settings.only(Set.of("datacenter", "node", "kv", "services"));
        Map<String, String> keys = new LinkedHashMap<>();
        settings.section("kv").mapping().forEach((key, value) -> {
            if (value.text().length() > Keys.MAX_VALUE_BYTES) throw value.fault(key + " is longer than a value may be");
            keys.put(key, value.text());
        });
        List<ConsulSeed.Registered> services = new ArrayList<>();
        settings.get("services").map(Settings::list).orElse(List.of()).forEach(one -> services.add(service(one)));
        return new ConsulSettings(
                name(settings, "datacenter", "dc1"), name(settings, "node", self), new ConsulSeed(keys, services));
    }

    private static String name(Settings settings, String key, String fallback) {
        String name = settings.text(key, fallback);
        if (!name.matches("[A-Za-z0-9_.-]{1,128}"))
            throw settings.get(key).orElse(settings).fault(key + " must be 1 to 128 of letters, digits, _ . and -");
        return name;
    }

    private static ConsulSeed.Registered service(Settings one) {
        one.only(Set.of("name", "id", "address", "port", "tags", "meta"));
        String name = one.text("name", "");
        if (name.isEmpty()) throw one.fault("a service wants a name");
        int port = one.number("port", 0);
        if (port < 0 || port > MAX_PORT) throw one.fault("port must be 0 to " + MAX_PORT);
        Map<String, String> meta = new LinkedHashMap<>();
        one.section("meta").mapping().forEach((key, value) -> meta.put(key, value.text()));
        return new ConsulSeed.Registered(
                name, one.text("id", name), one.text("address", ""), port, one.words("tags"), meta);
    }
}
