package voicelab.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the front door opens. It can never be every address at once ({@code 0.0.0.0}): that excludes the rooms, which hold the same
 * ports on addresses of their own.
 */
public final class FrontAddresses {
    /** 127.0.0.1, and ::1 where this machine has it. */
    public static final String LOCALHOST = "localhost";

    /** These, and each address of this machine that others can reach: what a container's published ports lead to. */
    public static final String CONTAINER = "container";

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private FrontAddresses() {}

    /**
     * @param words {@code localhost}, {@code container}, or addresses with commas between them
     * @throws IllegalArgumentException for anything else; names are not looked up
     */
    public static List<InetAddress> of(String words) {
        if (words.equals(LOCALHOST)) return of(interfaces(), false);
        if (words.equals(CONTAINER)) return of(interfaces(), true);
        List<InetAddress> named = new ArrayList<>();
        for (String word : words.split(",", -1)) named.add(literal(word.trim()));
        return named;
    }

    private static InetAddress literal(String word) {
        try {
            if (LITERAL.matcher(word).matches()) {
                InetAddress address = InetAddress.getByName(word);
                if (!address.isAnyLocalAddress()) return address;
                throw new IllegalArgumentException(
                        word
                                + " is every address of this machine, and excludes the systems, which hold the same ports on theirs");
            }
        } catch (UnknownHostException e) {
            // said below
        }
        throw new IllegalArgumentException("\"" + word + "\" is no address");
    }

    /** Link-local addresses are left out: whoever uses one has to name the interface with it. */
    private static List<InetAddress> of(List<NetworkInterface> interfaces, boolean reachable) {
        List<InetAddress> found = new ArrayList<>();
        found.add(literal("127.0.0.1"));
        for (NetworkInterface one : interfaces)
            for (InetAddress address : Collections.list(one.getInetAddresses())) {
                boolean wanted = address.isLoopbackAddress()
                        ? address instanceof Inet6Address
                        : reachable && !address.isLinkLocalAddress();
                if (wanted && !found.contains(address)) found.add(address);
            }
        return found;
    }

    private static List<NetworkInterface> interfaces() {
        List<NetworkInterface> up = new ArrayList<>();
        try {
            for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces()))
                if (one.isUp()) up.add(one);
        } catch (SocketException e) {
            return up; // a machine that does not tell has 127.0.0.1
        }
        return up;
    }
}
