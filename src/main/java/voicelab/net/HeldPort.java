package voicelab.net;

import java.net.InetSocketAddress;
import java.util.List;

/** Explains a refused bind: who holds the port, and what to do about it. */
public final class HeldPort {
    /** A cause and its remedy. */
    public record Explanation(String cause, String remedy) {}

    private HeldPort() {}

    public static Explanation explain(String system, InetSocketAddress address, String transport, String javaSays) {
        int port = address.getPort();
        if (javaSays.contains("Permission denied"))
            return new Explanation(
                    "this user may not open port " + port,
                    "sysctl net.ipv4.ip_unprivileged_port_start=80, or another port in the profile");
        if (javaSays.contains("Cannot assign"))
            return new Explanation(
                    "this machine has no address " + address.getAddress().getHostAddress(),
                    "lab hosts --aliases prints the command that adds the lab's addresses");
        List<Machine.Holder> holders = Machine.holders(port, transport.equals("tcp"));
        for (Machine.Holder holder : holders)
            if (holder.everyAddress())
                return new Explanation(
                        named(holder, "another program") + " listens on every address at " + port,
                        "bind that program to 127.0.0.1, stop it, or boot --without " + system);
        for (Machine.Holder holder : holders)
            if (holder.address().equals(address.getAddress().getHostAddress()))
                return new Explanation(
                        named(holder, "another program") + " holds this address and port",
                        "stop it, or boot with another --net, or --without " + system);
        return new Explanation(javaSays, "lab who " + port + " shows who holds the port");
    }

    private static String named(Machine.Holder holder, String fallback) {
        String owner = Machine.owner(holder.inode());
        return owner.isEmpty() ? fallback : owner;
    }
}
