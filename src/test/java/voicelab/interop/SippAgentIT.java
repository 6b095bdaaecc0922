package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.edge.Poll;

/** An agent that is not the lab's behind {@code <transfer type="bridge">}: sipsak registers it, sipp answers and gives back what it hears. */
@Tag("interop")
class SippAgentIT {
    private static final Duration BOOTED = Duration.ofSeconds(60);
    private static final Duration OVER = Duration.ofSeconds(120);
    private static final String SCENARIO = """
            scenario: foreign-agent
            about: a caller is connected with an agent outside of the lab and hears through it what he says
            profile: minimal
            systems:
              gvp-config-server:
                tenants: [{name: Environment, default-application: IVRAppDefault}]
                ivr-profiles:
                  - name: IVRAppDefault
                    sections:
                      gvp.general: {service-type: voicexml}
                      gvp.service-prerequisite: {initial-page-url: "http://web-server/desk.vxml"}
            timeout: 90s
            vars: {tone: "${random.hertz}"}
            steps:
              - {expect: page, of: sip-server, listener: CONTROL, path: /lab/v1/registrations, text: '"dn":"7002"', within: 60s}
              - {do: call, from: sip-endpoint, to: "8004", via: sbc, as: caller}
              - {expect: answer, call: caller, within: 20s}
              - {expect: message, link: mcp-6, way: back, with: {method: INVITE, status: "183"}, within: 20s}
              - {expect: message, link: mcp-6, way: back, with: {method: INVITE, status: "200"}, within: 20s}
              - {do: say, call: caller, tone: "${tone}"}
              - {expect: hear, call: caller, tone: "${tone}", within: 15s}
              - {do: hangup, call: caller}
              - {expect: message, link: gvp-1, with: {method: BYE}, within: 15s}
            """;

    @TempDir
    private Path directory;

    @Test
    void the_caller_hears_himself_through_it() throws Exception {
        String prefix = FreeNet.prefix();
        int port = FreeNet.port();
        Path scenario = Files.writeString(directory.resolve("foreign-agent.yml"), SCENARIO);
        try (Sipp agent = Sipp.answers("agent.xml", port, directory);
                Tool.Background lab = Tool.java()
                        .start(
                                directory,
                                "-jar",
                                LabProcess.jar().toString(),
                                "run",
                                scenario.toString(),
                                "--net",
                                prefix + "0/24")) {
            Tool sipsak = Tool.of("sipsak", "sipsak");
            String contact = "sip:7002@127.0.0.1:" + port;
            assertTrue(
                    Poll.until(BOOTED, () -> isRegistered(sipsak, contact, "sip:7002@" + prefix + "17")),
                    lab::toString);
            lab.ended(OVER).well();
            agent.assertNoneFailed();
        }
    }

    private boolean isRegistered(Tool sipsak, String contact, String at)
            throws java.io.IOException, InterruptedException {
        return sipsak.run(BOOTED, directory, "-U", "-C", contact, "-x", "300", "-s", at)
                        .code()
                == 0;
    }
}
