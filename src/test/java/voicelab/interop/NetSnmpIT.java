package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SNMP and AgentX as net-snmp speaks them: as manager, as subagent, as receiver of traps, and as master. */
@Tag("interop")
class NetSnmpIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String LAB = ".1.3.6.1.4.1.8072.9999.9999.86";
    private static final String EXTEND = ".1.3.6.1.4.1.8072.1.3.2.3.1.1";

    @TempDir
    private Path directory;

    private LabProcess lab(String... profile) throws Exception {
        Path file = directory.resolve("snmp.yml");
        List<String> lines = new ArrayList<>(List.of("profile: snmp", "systems:", "  mcp:", "  snmp-exporter:"));
        lines.addAll(List.of(profile));
        Files.write(file, lines);
        return LabProcess.boot(directory, "--front", "none", "--profile", file.toString());
    }

    private Tool.Ran ask(String program, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("-On", "-t", "2", "-r", "2"));
        all.addAll(List.of(words));
        return Tool.of(program, "snmp").run(LIMIT, directory, all.toArray(String[]::new));
    }

    private String walk(String agent, String below) throws Exception {
        return ask("snmpbulkwalk", "-v2c", "-c", "public", agent, below).well().output();
    }

    private String awaitWalk(String agent, String below, String text, boolean there) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        String found = walk(agent, below);
        while (found.contains(text) != there) {
            assertTrue(System.nanoTime() < end, () -> text + (there ? " never came" : " stayed"));
            SharedLab.pause(200);
            found = walk(agent, below);
        }
        return found;
    }

    private Tool.Background snmpd(List<String> configuration, String... words) throws IOException {
        Path file = directory.resolve("snmpd.conf");
        List<String> lines = new ArrayList<>(List.of("[snmp] persistentDir " + directory.resolve("persistent")));
        lines.addAll(configuration);
        Files.write(file, lines);
        List<String> all = new ArrayList<>(List.of("-f", "-Lo", "-C", "-c", file.toString()));
        all.addAll(List.of(words));
        return Tool.of("snmpd", "snmpd").start(directory, all.toArray(String[]::new));
    }

    @Test
    void a_real_subagent_joins_the_master_and_its_values_leave_with_it() throws Exception {
        try (LabProcess lab = lab("  snmp-master-agent:")) {
            String agent = lab.text("SNMP_MASTER_AGENT_SNMP");
            awaitWalk(agent, LAB, LAB + ".1.1.0 = Gauge32: 0", true);
            String master = "tcp:" + lab.text("SNMP_MASTER_AGENT_AGENTX");
            Tool.Background real =
                    snmpd(List.of("agentXSocket " + master, "extend hello /bin/echo hi there"), "-X", "-x", master);
            try (real) {
                awaitWalk(agent, EXTEND, "\"hi there\"", true);
                String all = ask("snmpwalk", "-v2c", "-c", "public", agent, ".1")
                        .well()
                        .output();
                assertTrue(all.contains("VoiceLab SNMP Master Agent"), "the system group stays the master's");
                assertTrue(all.contains(LAB + ".1.1.0 = Gauge32: 0"), all);
                assertTrue(
                        all.lines().count() > 100,
                        "net-snmp brings much: " + all.lines().count());
                assertTrue(all.contains("No more variables left"), "the walk comes to its end");
                real.stopped();
            }
            awaitWalk(agent, EXTEND, "\"hi there\"", false);
            awaitWalk(agent, LAB, LAB + ".1.1.0 = Gauge32: 0", true);
            lab.assertSound();
        }
    }

    @Test
    void snmpget_speaks_every_version_and_a_wrong_password_is_refused() throws Exception {
        try (LabProcess lab = lab("  snmp-master-agent:")) {
            String agent = lab.text("SNMP_MASTER_AGENT_SNMP");
            String name = ".1.3.6.1.2.1.1.5.0";
            String wanted = name + " = STRING: \"snmp-master-agent\"";
            for (String version : List.of("-v1", "-v2c"))
                assertEquals(
                        wanted,
                        ask("snmpget", version, "-c", "public", agent, name)
                                .well()
                                .output()
                                .strip());
            assertEquals(
                    wanted,
                    secured(agent, name, "voicelab-auth").well().output().strip());
            Tool.Ran refused = secured(agent, name, "not-the-password");
            assertTrue(refused.code() != 0 && refused.output().contains("Authentication fail"), refused.output());
            Tool.Ran context = ask(
                    "snmpget",
                    "-v3",
                    "-l",
                    "authPriv",
                    "-u",
                    "lab",
                    "-a",
                    "SHA-256",
                    "-A",
                    "voicelab-auth",
                    "-x",
                    "AES",
                    "-X",
                    "voicelab-priv",
                    "-n",
                    "other",
                    agent,
                    name);
            assertTrue(context.output().contains("Bad context"), context.output());
            lab.assertSound();
        }
    }

    private Tool.Ran secured(String agent, String name, String password) throws Exception {
        return ask(
                "snmpget",
                "-v3",
                "-l",
                "authPriv",
                "-u",
                "lab",
                "-a",
                "SHA-256",
                "-A",
                password,
                "-x",
                "AES",
                "-X",
                "voicelab-priv",
                agent,
                name);
    }

    @Test
    void snmptrapd_receives_what_a_subagent_notifies() throws Exception {
        String sink = "127.0.0.1:" + freeUdp();
        Path configuration = Files.writeString(directory.resolve("snmptrapd.conf"), "authCommunity log public\n");
        Tool.Background trapd = Tool.of("snmptrapd", "snmptrapd")
                .start(directory, "-f", "-Lo", "-n", "-On", "-C", "-c", configuration.toString(), "udp:" + sink);
        try (trapd;
                LabProcess lab = lab("  snmp-master-agent:", "    trap-sinks: [\"" + sink + "\"]")) {
            Tool.of("agentxtrap", "snmp")
                    .run(
                            LIMIT,
                            directory,
                            "-x",
                            "tcp:" + lab.text("SNMP_MASTER_AGENT_AGENTX"),
                            LAB + ".0.1",
                            LAB + ".1.22.0",
                            "s",
                            "http://nowhere/page.vxml")
                    .well();
            trapd.says("http://nowhere/page.vxml", LIMIT);
            assertTrue(trapd.said().contains("OID: " + LAB + ".0.1"), trapd.said());
            lab.assertSound();
        }
    }

    @Test
    void our_subagent_joins_a_real_master_in_the_stand_ins_place() throws Exception {
        int agentx;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            agentx = free.getLocalPort();
        }
        String agent = "127.0.0.1:" + freeUdp();
        Tool.Background master = snmpd(List.of(
                "master agentx",
                "agentXSocket tcp:127.0.0.1:" + agentx,
                "rocommunity public",
                "agentaddress udp:" + agent));
        try (master;
                LabProcess lab = lab("replace: {snmp-master-agent: \"127.0.0.1:" + agentx + "\"}")) {
            String found = awaitWalk(agent, LAB, LAB + ".1.1.0 = Gauge32: 0", true);
            assertTrue(found.contains(LAB + ".1.20.0 = Counter32: 0"), found);
            assertFalse(found.contains("No Such"), found);
            lab.assertSound();
        }
    }

    private static int freeUdp() throws IOException {
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }
}
