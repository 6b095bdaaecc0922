package voicelab.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import voicelab.map.ConnectionMap;
import voicelab.map.ListenerSpec;
import voicelab.net.Machine;

/** Explains who holds a port of this machine, from either side. */
@Command(
        name = "who",
        description = {
            "Say who holds a port and which systems want it.",
            "A program that listens on every address at a port and a lab that holds 127.x.y.z at the same port exclude each other."
        })
final class WhoCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PORT", description = "1 to 65535.")
    private int port;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (port < 1 || port > 65_535) throw new Refusal("PORT is 1 to 65535, not " + port);
        PrintWriter out = spec.commandLine().getOut();
        boolean held = print(out, "tcp", Machine.holders(port, true));
        held |= print(out, "udp", Machine.holders(port, false));
        if (!held) out.println("nobody holds port " + port);
        List<ListenerSpec> wanted = ConnectionMap.shipped().systems().stream()
                .flatMap(system -> system.listeners().stream())
                .filter(listener -> listener.documentedPort().contains(port))
                .toList();
        for (ListenerSpec listener : wanted)
            out.println("wanted by " + listener.system() + " (" + listener.name() + ", " + listener.transport() + " "
                    + listener.documentedPort() + ", " + listener.origin() + ")");
        out.flush();
        return 0;
    }

    private static boolean print(PrintWriter out, String transport, List<Machine.Holder> holders) {
        for (Machine.Holder holder : holders) {
            String owner = Machine.owner(holder.inode());
            out.println(holder.address() + " " + transport + "  " + (owner.isEmpty() ? "another user's program" : owner)
                    + (holder.everyAddress() ? "  listens on every address: no lab can have this port" : ""));
        }
        return !holders.isEmpty();
    }
}
