package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.nio.NioEventLoopGroup;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigClient;
import voicelab.engines.frames.config.ConfigClientListener;
import voicelab.engines.frames.config.ConfigFilter;
import voicelab.engines.frames.config.ConfigLogin;
import voicelab.net.Dialer;
import voicelab.net.Passages;

/** What a Configuration Server acknowledged outlives the end of its and its database's process by kill -9. */
class KeptConfigurationIT {
    private static final int WRITES = 500;
    private static final int BEFORE_THE_END = 300;
    private static final String PROFILE = """
            profile: kept
            systems:
              postgresql:
              gvp-config-server:
              config-server:
            """;

    @TempDir
    private Path directory;

    @Test
    void every_acknowledged_write_is_there_after_the_lab_was_killed() throws Exception {
        Path profile = Files.writeString(directory.resolve("kept.yml"), PROFILE);
        String[] options = {
            "--front",
            "none",
            "--profile",
            profile.toString(),
            "--state",
            directory.resolve("state").toString()
        };
        Map<String, Map<String, Integer>> acknowledged = new HashMap<>();
        try (LabProcess lab = LabProcess.boot(directory, options)) {
            for (String server : List.of("GVP_CONFIG_SERVER_CONFIG", "CONFIG_SERVER_CONFIG"))
                acknowledged.put(server, write(lab, server));
            // the second half of the second server's writes is on its way
            lab.kill();
        }
        try (LabProcess again = LabProcess.boot(directory, options)) {
            for (Map.Entry<String, Map<String, Integer>> each : acknowledged.entrySet()) {
                Map<String, Integer> found = hosts(again, each.getKey());
                each.getValue()
                        .forEach((name, dbid) -> assertEquals(dbid, found.get(name), each.getKey() + " lost " + name));
                assertTrue(each.getValue().size() >= BEFORE_THE_END);
                int last = found.values().stream().mapToInt(dbid -> dbid).max().orElse(0);
                int next = create(again, each.getKey());
                assertTrue(next > last, "DBID " + next + " is given again after " + last);
            }
            again.assertSound();
        }
    }

    /** Sends all writes at once and returns when so many were acknowledged; all that were by then, by name. */
    private static Map<String, Integer> write(LabProcess lab, String server) throws Exception {
        Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
        CountDownLatch enough = new CountDownLatch(BEFORE_THE_END);
        try (Tool tool = new Tool(lab, server)) {
            for (int i = 0; i < WRITES; i++) {
                String name = "host-" + i;
                tool.client.create(CfgObject.named(CfgType.HOST, name)).thenAccept(made -> {
                    acknowledged.put(name, made.dbid());
                    enough.countDown();
                });
            }
            assertTrue(enough.await(60, TimeUnit.SECONDS), () -> acknowledged.size() + " writes acknowledged");
        }
        return Map.copyOf(acknowledged);
    }

    private static Map<String, Integer> hosts(LabProcess lab, String server) throws Exception {
        try (Tool tool = new Tool(lab, server)) {
            Map<String, Integer> found = new HashMap<>();
            List<String> twice = new ArrayList<>();
            for (CfgObject host :
                    tool.client.readObjects(CfgType.HOST, ConfigFilter.ALL).get(20, TimeUnit.SECONDS))
                if (found.put(host.name(), host.dbid()) != null) twice.add(host.name());
            assertEquals(List.of(), twice);
            return found;
        }
    }

    private static int create(LabProcess lab, String server) throws Exception {
        try (Tool tool = new Tool(lab, server)) {
            return tool.client
                    .create(CfgObject.named(CfgType.HOST, "the next"))
                    .get(20, TimeUnit.SECONDS)
                    .dbid();
        }
    }

    /** A client with an event loop of its own. */
    private static final class Tool implements AutoCloseable, ConfigClientListener {
        private final NioEventLoopGroup loop = new NioEventLoopGroup(1);
        private final ConfigClient client;

        Tool(LabProcess lab, String server) throws Exception {
            client = new ConfigClient(
                    loop,
                    new Dialer(InetAddress.getLoopbackAddress()),
                    Passages.NONE,
                    lab.at(server),
                    ConfigLogin.lab("kept-tool", 37),
                    this);
            client.start().get(20, TimeUnit.SECONDS);
        }

        @Override
        public void ready() {}

        @Override
        public void lost(String reason) {}

        @Override
        public void close() {
            client.close();
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }
}
