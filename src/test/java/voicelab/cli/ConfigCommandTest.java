package voicelab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.Lab;
import voicelab.boot.LabOrder;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigInterest;
import voicelab.engines.frames.config.ConfigLogin;
import voicelab.engines.frames.config.ConfigVisit;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Dialer;
import voicelab.profile.Profile;
import voicelab.profile.ProfileReader;
import voicelab.profile.YamlFile;
import voicelab.standin.PhoneCall;

/** {@code lab config}, over the port, at labs in this process. */
class ConfigCommandTest extends CommandCase {
    private static final String HOTLINE = """
            dns:
              - {number: "8842", switch: GVP_DID_Environment, type: GVPDID}
            ivr-profiles:
              - name: hotline
                dids: ["8842"]
                annex:
                  gvp.general: {service-type: voicexml}
                  gvp.service-prerequisite: {initial-page-url: "http://das/first-call.vxml"}
            """;

    @TempDir
    Path folder;

    @Test
    void an_import_reaches_a_subscriber_and_the_routing_without_a_restart() throws Exception {
        try (Lab lab = Lab.boot(minimal())) {
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            try (ConfigVisit subscriber = visit(lab)) {
                var subscription = subscriber
                        .client()
                        .subscribe(
                                ConfigInterest.all(CfgType.GVP_IVR_PROFILE),
                                change -> heard.add(change.kind() + " "
                                        + change.object().map(CfgObject::name).orElse("")));
                subscription.confirmed().get(5, TimeUnit.SECONDS);
                String strict = "tenants: [{name: Environment, annex: {gvp.general: {default-application: nobody}}}]";
                assertEquals(0, run("config", "import", "--at", at(lab), file("strict.yml", strict)), out);
                assertEquals(404, dialUntil(lab, "8842", 404), "a number that nobody has");
                String before = file("before.yml", "");
                assertEquals(0, run("config", "export", "--at", at(lab), "-o", before), out);
                assertEquals(0, run("config", "import", "--at", at(lab), file("hot.yml", HOTLINE)), out);
                assertTrue(out.contains("2 created, 0 changed, 0 deleted"), out);
                assertEquals("CREATED hotline", heard.poll(5, TimeUnit.SECONDS));
                assertEquals(200, dialUntil(lab, "8842", 200));

                String other = file("other.yml", HOTLINE.replace("voicexml}", "voicexml, note: changed}"));
                assertEquals(1, run("config", "diff", "--at", at(lab), other), out);
                assertEquals(0, run("config", "import", "--at", at(lab), other), out);
                assertTrue(out.contains("    annex +gvp.general/note = \"changed\""), out);
                assertEquals("UPDATED hotline", heard.poll(5, TimeUnit.SECONDS));

                assertEquals(0, run("config", "import", "--at", at(lab), before, "--delete"), out);
                assertTrue(out.contains("- dns 8842 (Environment, GVP_DID_Environment)"), out);
                assertEquals("DELETED ", heard.poll(5, TimeUnit.SECONDS));
                assertEquals(404, dialUntil(lab, "8842", 404));
                assertEquals(0, run("config", "diff", "--at", at(lab), before, "--delete"), out);
            }
            assertEquals(0, lab.journal().bugs(), () -> lab.journal().tail(20).toString());
        }
    }

    @Test
    void what_one_server_exports_makes_another_the_same() throws Exception {
        String full = "systems: {config-server: {import: [\"shipped:systems/config-server/contact-center.yml\"]}}";
        String text = folder.resolve("whole.yml").toString();
        String again = folder.resolve("again.yml").toString();
        try (Lab lab = Lab.boot(order(full));
                Lab empty = Lab.boot(order("systems: {config-server: }"))) {
            assertEquals(0, run("config", "export", "--at", at(lab), "-o", text), out);
            assertEquals(0, run("config", "import", "--at", at(empty), text), out);
            assertEquals(0, run("config", "export", "--at", at(empty), "-o", again), out);
            assertEquals(head(text, at(lab)), head(again, at(empty)));
            assertEquals(0, run("config", "diff", "--at", at(empty), text, "--delete"), out);
            assertTrue(out.contains("no difference"), out);
        }
    }

    @Test
    void a_dry_run_changes_nothing_and_types_narrow() throws Exception {
        try (Lab lab = Lab.boot(order("systems: {gvp-config-server: }"))) {
            String hosts = file("hosts.yml", "hosts: [{name: one}]\nskills: [{name: Chess}]");
            assertEquals(0, run("config", "import", "--at", at(lab), hosts, "--dry-run"), out);
            assertTrue(out.contains("2 to create, 0 to change, 0 to delete"), out);
            assertEquals(0, run("config", "import", "--at", at(lab), hosts, "--type", "skills"), out);
            assertEquals(0, run("config", "export", "--at", at(lab), "--type", "hosts,skills"), out);
            assertTrue(out.contains("  - name: Chess\n    tenant: Environment\n"), out);
            assertTrue(!out.contains("one"), out);
            assertEquals(
                    0,
                    run(
                            "config",
                            "import",
                            "--at",
                            at(lab),
                            file("b.yml", "hosts: [{name: two}]"),
                            "--delete",
                            "--type",
                            "skills"));
            assertTrue(out.contains("0 created, 0 changed, 1 deleted"), out);
        }
    }

    @Test
    void trouble_is_told_with_its_remedy() throws Exception {
        try (Lab lab = Lab.boot(order("systems: {gvp-config-server: }"))) {
            String bad = file("bad.yml", "hosts: [{nam: x}]\nskills: [{name: y, colour: red}]\n");
            assertEquals(1, run("config", "import", "--at", at(lab), bad), out);
            assertTrue(out.contains("2 complaints, nothing was changed\n  "), out);
            assertTrue(out.contains("bad.yml:1: an object of hosts has its name"), out);
            assertTrue(out.contains("bad.yml:2: unknown attribute \"colour\" of skills; known here: annex, "), out);
            assertEquals(2, run("config", "diff", "--at", at(lab), bad), out);
            assertEquals(1, run("config", "export", "--at", at(lab), "--password", "wrong"));
            assertTrue(out.contains("--user and --password name an account"), out);
            assertEquals(1, run("config", "export", "--at", at(lab), "--type", "skil"));
            assertTrue(out.contains("unknown type \"skil\"; known: access-groups, "), out);
            assertEquals(1, run("config", "import", "--at", at(lab), file("none.yml", ""), "--delete"));
            assertTrue(out.contains("would delete everything"), out);
            assertEquals(1, run("config", "export", "--at", "127.0.0.1"));
            assertTrue(out.contains("HOST:PORT is wanted"), out);
        }
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String head(String file, String title) throws Exception {
        return Files.readString(Path.of(file)).replace(title, "HERE");
    }

    private static LabOrder order(String yaml) {
        ConnectionMap map = ConnectionMap.shipped();
        return LabOrder.of(map, new ProfileReader(map).read(YamlFile.parse("t.yml", yaml)));
    }

    private static LabOrder minimal() {
        ConnectionMap map = ConnectionMap.shipped();
        Profile profile = new ProfileReader(map).named("minimal");
        return LabOrder.of(map, profile);
    }

    private static String at(Lab lab) {
        return lab.plan().address(InstanceId.first(server(lab))).getHostAddress() + ":8888";
    }

    private static SystemId server(Lab lab) {
        SystemId tenant = new SystemId("config-server");
        return lab.plan().instances(tenant).isEmpty() ? new SystemId("gvp-config-server") : tenant;
    }

    private static ConfigVisit visit(Lab lab) throws Exception {
        var address = new java.net.InetSocketAddress(lab.plan().address(InstanceId.first(server(lab))), 8888);
        return ConfigVisit.open(
                new Dialer(lab.plan().net().lab()), address, ConfigLogin.lab("subscriber", 0), Duration.ofSeconds(5));
    }

    private static int dialUntil(Lab lab, String number, int wanted) throws Exception {
        int status = 0;
        for (int i = 0; i < 20 && status != wanted; i++) status = dial(lab, number);
        return status;
    }

    private static int dial(Lab lab, String number) throws Exception {
        PhoneCall call = lab.phone("sip-endpoint").dial(number, "sbc", "udp");
        try {
            return call.answered().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } finally {
            call.hangUp();
        }
    }
}
