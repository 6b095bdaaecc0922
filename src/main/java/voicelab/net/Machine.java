package voicelab.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the machine says about ports: which it keeps for root, and who holds one. */
public final class Machine {
    private static final Path UNPRIVILEGED = Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");
    private static final int CLASSIC_LIMIT = 1024;
    private static final String LISTEN = "0A";

    private Machine() {}

    /** The lowest port that this process may bind; 0 for root. */
    public static int firstUnprivilegedPort() {
        if (mayBindAnything()) return 0;
        try {
            // in one read: a file of /proc/sys answers only the first, and readString begins with one byte
            return Integer.parseInt(Files.readAllLines(UNPRIVILEGED).get(0).trim());
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            boolean unix = !System.getProperty("os.name", "").startsWith("Windows");
            return unix ? CLASSIC_LIMIT : 0;
        }
    }

    /** Root, or CAP_NET_BIND_SERVICE (bit 10) in the effective set. */
    private static boolean mayBindAnything() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status")))
                if (line.startsWith("CapEff:"))
                    return (Long.parseUnsignedLong(line.substring(7).trim(), 16) & (1L << 10)) != 0;
        } catch (IOException | NumberFormatException e) {
            return "root".equals(System.getProperty("user.name"));
        }
        return false;
    }

    /** One socket of the machine that holds a port: its address as dotted text, {@code 0.0.0.0} for every address. */
    public record Holder(String address, long inode) {
        public boolean everyAddress() {
            return address.equals("0.0.0.0");
        }
    }

    /** Sockets that listen on (TCP) or are bound to (UDP) a port, on any address. */
    public static List<Holder> holders(int port, boolean tcp) {
        List<Holder> found = new java.util.ArrayList<>();
        for (String table : tcp ? List.of("tcp", "tcp6") : List.of("udp", "udp6")) {
            try {
                for (String line : Files.readAllLines(Path.of("/proc/net/" + table))) {
                    String[] cells = line.trim().split("\\s+");
                    if (cells.length < 10 || !cells[1].contains(":")) continue;
                    if (tcp && !cells[3].equals(LISTEN)) continue;
                    int colon = cells[1].indexOf(':');
                    if (Integer.parseInt(cells[1].substring(colon + 1), 16) == port)
                        found.add(new Holder(dotted(cells[1].substring(0, colon)), Long.parseLong(cells[9])));
                }
            } catch (IOException | NumberFormatException e) {
                return found; // not Linux: the bind attempt is all we know
            }
        }
        return found;
    }

    /** {@code /proc/net} prints the address as host-order words. */
    private static String dotted(String hex) {
        String last = hex.substring(hex.length() - 8);
        boolean zero = hex.chars().allMatch(c -> c == '0');
        if (zero) return "0.0.0.0";
        long word = Long.parseLong(last, 16);
        return (word & 255) + "." + (word >> 8 & 255) + "." + (word >> 16 & 255) + "." + (word >> 24 & 255);
    }

    /** {@code pid 4711 (java)} of the process that owns a socket, or empty when the machine does not tell. */
    public static String owner(long inode) {
        String wanted = "socket:[" + inode + "]";
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (!holds(process, wanted)) continue;
                String name = Files.readString(process.resolve("comm")).trim();
                return String.format(Locale.ROOT, "pid %s (%s)", process.getFileName(), name);
            }
        } catch (IOException e) {
            return "";
        }
        return "";
    }

    private static boolean holds(Path process, String socket) {
        try (var files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) if (Files.readSymbolicLink(file).toString().equals(socket)) return true;
        } catch (IOException e) {
            return false; // another user's process, or gone
        }
        return false;
    }
}
