package voicelab.profile;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** A lab's own /24 of the loopback range. */
public record Net(int second, int third) {
    /** The first that is tried. */
    public static final Net DEFAULT = new Net(20, 0);

    /** {@code 127.20.0.0/24}; empty for anything that is no /24 of 127.0.0.0/8 outside 127.0.0. */
    public static Optional<Net> parse(String text) {
        java.util.regex.Matcher m = java.util.regex.Pattern.compile("127\\.(\\d{1,3})\\.(\\d{1,3})\\.0/24")
                .matcher(text.trim());
        if (!m.matches()) return Optional.empty();
        int second = Integer.parseInt(m.group(1));
        int third = Integer.parseInt(m.group(2));
        boolean fits = second <= 255 && third <= 255 && (second | third) != 0;
        return fits ? Optional.of(new Net(second, third)) : Optional.empty();
    }

    public InetAddress host(int octet) {
        try {
            return InetAddress.getByAddress(new byte[] {127, (byte) second, (byte) third, (byte) octet});
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }

    /** The lab's own host: console and front door. */
    public InetAddress lab() {
        return host(1);
    }

    /** The next /24, for a lab that finds this one claimed. */
    public Net next() {
        return third < 255 ? new Net(second, third + 1) : new Net(second + 1, 0);
    }

    public boolean contains(InetAddress address) {
        byte[] b = address.getAddress();
        return b.length == 4 && b[0] == 127 && (b[1] & 255) == second && (b[2] & 255) == third;
    }

    @Override
    public String toString() {
        return "127." + second + "." + third + ".0/24";
    }
}
