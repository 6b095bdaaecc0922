package voicelab.engines.sip;

import io.netty.channel.nio.NioEventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import voicelab.net.Arrivals;
import voicelab.net.Dialer;
import voicelab.net.Hop;
import voicelab.net.Passages;
import voicelab.net.Ticker;
import voicelab.protocols.Parcel;
import voicelab.protocols.sip.Transport;

/** A record-routing proxy to measure with sipp: {@code ProxyUnderLoad own:port callee:port udp|tcp}; figures each second. */
final class ProxyUnderLoad {
    private ProxyUnderLoad() {}

    public static void main(String[] arguments) throws Exception {
        NioEventLoopGroup loops = new NioEventLoopGroup(1);
        InetSocketAddress own = address(arguments[0]);
        SipPeer callee = new SipPeer(address(arguments[1]), Transport.of(arguments[2]));
        SipOutfit outfit = new SipOutfit(
                loops.next(),
                new Dialer(own.getAddress()),
                Passages.NONE,
                new Silent(),
                Ticker.REAL,
                new Random(1),
                SipSettings.DEFAULTS.forProxy().withBounds(400_000, 20_000, 1_000));
        SipNode node = new SipNode(outfit);
        Proxy proxy = new Proxy(node);
        ProxyTarget target = ProxyTarget.to(callee).record("");
        node.handle(transaction -> {
                    if (transaction.request().toTag() != null) proxy.follow(transaction);
                    else proxy.forward(transaction, target);
                    return true;
                })
                .listen(own, Transport.UDP, Transport.TCP);
        System.out.println("listening on " + node.listening());
        while (System.in.read() >= 0) System.out.println(node.counts());
        node.close();
        loops.shutdownGracefully();
    }

    private static InetSocketAddress address(String text) throws Exception {
        int colon = text.indexOf(':');
        return new InetSocketAddress(
                InetAddress.getByName(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }

    private static final class Silent implements Arrivals {
        @Override
        public void arrived(Parcel parcel, Hop hop) {}

        @Override
        public void malformed(Hop hop, String protocol, String problem) {
            System.out.println("malformed " + hop + ": " + problem);
        }

        @Override
        public void unsupported(Hop hop, String protocol, String what) {
            System.out.println("unsupported " + hop + ": " + what);
        }

        @Override
        public void bug(String where, Throwable error) {
            System.out.println("bug " + where);
            error.printStackTrace(System.out);
        }
    }
}
