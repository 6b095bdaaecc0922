package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("interop")
class ConsulClientsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Registers, reports, watches, locks and cleans up; says "done" when each step answered as Consul would. */
    private static final String SCRIPT = """
            import sys, threading, consul
            scheme, host, port, ca = sys.argv[1:5]
            c = consul.Consul(host=host, port=int(port), scheme=scheme, verify=ca)
            assert c.status.leader(), "no leader"
            assert c.kv.put("tenants/one", "{}")
            index, row = c.kv.get("tenants/one")
            assert row["Value"] == b"{}", row
            assert c.kv.get("tenants/none")[1] is None
            assert not c.kv.put("tenants/one", "x", cas=0)
            seen = []
            waiter = threading.Thread(target=lambda: seen.append(
                consul.Consul(host=host, port=int(port), scheme=scheme, verify=ca)
                    .kv.get("tenants/", recurse=True, index=index, wait="30s")))
            waiter.start()
            assert c.kv.put("tenants/two", "{}")
            waiter.join(20)
            assert len(seen) == 1 and len(seen[0][1]) == 2, seen
            assert c.kv.get("tenants/", keys=True, separator="/")[1] == ["tenants/one", "tenants/two"]
            assert c.agent.service.register("gvp-mcp", service_id="mcp-1", address="127.0.0.1", port=5070,
                                            tags=["a"], check=consul.Check.ttl("30s"))
            assert c.health.service("gvp-mcp", passing=True)[1] == []
            # this client reports and deregisters by GET, which Consul takes no more since 1.0
            assert not c.agent.check.ttl_pass("service:mcp-1")
            assert c.http.put(lambda r: r.code == 200, "/v1/agent/check/pass/service:mcp-1")
            found = c.health.service("gvp-mcp", passing=True, tag="a")[1]
            assert [f["Service"]["Port"] for f in found] == [5070], found
            assert "gvp-mcp" in c.catalog.services()[1]
            assert c.catalog.service("gvp-mcp")[1][0]["ServiceID"] == "mcp-1"
            session = c.session.create(name="s", ttl=10, lock_delay=1)
            assert c.kv.put("lock-" + scheme, "mine", acquire=session)
            assert c.kv.get("lock-" + scheme)[1]["Session"] == session
            assert not c.kv.put("lock-" + scheme, "x", acquire=c.session.create())
            assert c.session.renew(session)["ID"] == session
            assert c.session.destroy(session)
            assert "Session" not in c.kv.get("lock-" + scheme)[1]
            fired = c.event.fire("deploy", "v2")
            assert fired["ID"] in [e["ID"] for e in c.event.list()[1]]
            try:
                c.acl.list()
                raise AssertionError("ACLs are off")
            except consul.base.ACLDisabled:
                pass
            assert c.http.put(lambda r: r.code == 200, "/v1/agent/service/deregister/mcp-1")
            assert c.catalog.service("gvp-mcp")[1] == []
            assert c.kv.delete("tenants/", recurse=True) and c.kv.delete("lock-" + scheme)
            print("done")
            """;

    @TempDir
    private Path directory;

    private LabProcess boot() throws Exception {
        return LabProcess.boot(directory, "--front", "none", "--profile", "full", "--only", "consul");
    }

    private static String ca(LabProcess lab) {
        return lab.ready().path("variables").path("LAB_CA").asText();
    }

    @Test
    void the_python_client_of_debian_works_over_http_and_https() throws Exception {
        Path script = Files.writeString(directory.resolve("consul_client.py"), SCRIPT);
        // Debian's own: another Python of the machine does not see its packages
        assertTrue(
                Files.isDirectory(Path.of("/usr/lib/python3/dist-packages/consul")),
                "apt-get install -y --no-install-recommends python3-consul");
        try (LabProcess lab = boot()) {
            for (String scheme : new String[] {"http", "https"}) {
                var at = lab.at(scheme.equals("http") ? "CONSUL_HTTP" : "CONSUL_HTTPS");
                Tool.Ran ran = Tool.of("env", "coreutils")
                        .run(
                                LIMIT,
                                directory,
                                "/usr/bin/python3",
                                script.toString(),
                                scheme,
                                at.getHostString(),
                                Integer.toString(at.getPort()),
                                ca(lab));
                assertTrue(ran.well().output().endsWith("done\n"), ran::output);
            }
            lab.assertSound();
        }
    }

    @Test
    void curl_believes_the_labs_authority_and_reads_what_it_wrote() throws Exception {
        try (LabProcess lab = boot()) {
            String url = "https://" + lab.text("CONSUL_HTTPS") + "/v1/kv/curl";
            assertEquals("true", curl("-X", "PUT", "-d", "hello", "--cacert", ca(lab), url));
            assertEquals("hello", curl("--cacert", ca(lab), url + "?raw"));
            assertEquals("hello", curl("http://" + lab.text("CONSUL_HTTP") + "/v1/kv/curl?raw"));
            Tool.Ran stranger = Tool.of("curl", "curl").run(LIMIT, directory, "-sS", url);
            assertEquals(60, stranger.code(), stranger::output); // a certificate that it cannot know
            lab.assertSound();
        }
    }

    private String curl(String... words) throws Exception {
        String[] all = new String[words.length + 1];
        all[0] = "-sS";
        System.arraycopy(words, 0, all, 1, words.length);
        return Tool.of("curl", "curl").run(LIMIT, directory, all).well().output();
    }
}
