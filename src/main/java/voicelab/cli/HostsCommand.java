package voicelab.cli;

import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemSpec;
import voicelab.profile.Net;

/** Prints names for the lab's addresses. */
@Command(
        name = "hosts",
        description = {
            "Print /etc/hosts lines that name every system and instance (mcp.lab, mcp-2.lab, das.lab ...).",
            "With --aliases, the commands that add the addresses on macOS, where only 127.0.0.1 exists at first."
        })
final class HostsCommand implements Callable<Integer> {
    @Option(names = "--net", paramLabel = "127.X.Y.0/24", description = "The lab's /24 (default: 127.20.0.0/24).")
    private String net = Net.DEFAULT.toString();

    @Option(names = "--aliases", description = "Print ifconfig commands instead.")
    private boolean aliases;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Net chosen = Net.parse(net)
                .orElseThrow(() -> new Refusal("--net " + net + ": a /24 such as 127.20.0.0/24 is wanted"));
        PrintWriter out = spec.commandLine().getOut();
        Set<String> addresses = new LinkedHashSet<>();
        addresses.add(chosen.lab().getHostAddress());
        if (!aliases) out.println(chosen.lab().getHostAddress() + " console.lab");
        for (SystemSpec system : ConnectionMap.shipped().systems())
            for (int n = 1; n <= system.maxInstances(); n++) {
                String address = chosen.host(system.octet() + n - 1).getHostAddress();
                addresses.add(address);
                if (!aliases) out.println(address + " " + new InstanceId(system.id(), n) + ".lab");
            }
        if (aliases) addresses.forEach(address -> out.println("sudo ifconfig lo0 alias " + address + " up"));
        out.flush();
        return 0;
    }
}
