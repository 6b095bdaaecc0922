package voicelab.standin;

import io.netty.channel.EventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import voicelab.journal.Journal;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.ListenerSpec;
import voicelab.map.PortSpan;
import voicelab.map.SystemId;
import voicelab.net.Arrivals;
import voicelab.net.Dialer;
import voicelab.net.Passages;
import voicelab.net.Ticker;
import voicelab.net.tls.TlsIdentity;

/** Everything that the lab hands to one instance of a system. */
public interface LabContext {

    InstanceId self();

    ConnectionMap map();

    /** The own loopback address: listen here, dial from here. */
    InetAddress address();

    /** Where to bind the own listener of that name; empty when the profile switched it off. */
    Optional<InetSocketAddress> listen(String listener);

    /** The own listener's spec, for {@link BoundListener}. */
    ListenerSpec listener(String name);

    /** The own port range of that name (media), to be bound on demand. */
    PortSpan range(String listener);

    /** Where a system's listener is to be reached (its first running instance, or the user's own when replaced). */
    Optional<InetSocketAddress> where(SystemId system, String listener);

    /** All running instances of a system's listener. */
    List<InetSocketAddress> everywhere(SystemId system, String listener);

    /**
     * The address behind a host name as it stands in a URL or SIP URI: a system or instance id (also with {@code .lab}), a
     * dotted address, {@code localhost}. The port is the given one, or where the map moved or replaced it to.
     */
    Optional<InetSocketAddress> resolve(String host, int port);

    /** Who lives at an address: an instance, the user's own system, {@code lab} or {@code outside}. */
    String whoIs(InetSocketAddress peer);

    /** The arrows of this instance, found by the address it talks to: what engines want. */
    Passages passages();

    /** The arrow of one link that starts here; {@code to} picks the instance when the link has several. */
    Arrow arrow(String link);

    /** Where engines report what reached this instance's listeners. */
    Arrivals arrivals();

    Journal journal();

    Dialer dialer();

    /** The lab's event loops; take {@code next()} once and stay on it. */
    EventLoopGroup loops();

    /** A bounded pool for work that blocks. */
    ExecutorService workers();

    /** An engine that several stand-ins share: made at first use, closed with the lab. */
    <T extends AutoCloseable> T shared(Class<T> kind, Supplier<T> maker);

    /** The own certificate, signed by the lab's authority, and the trust in that authority. */
    TlsIdentity tls();

    /** The lab's own time, for everything that a scenario may move. */
    Clock clock();

    /** Calls back in the lab's own time. */
    Timers timers();

    /** Real time, for I/O, media and retransmission. */
    Ticker ticker();

    /** Seeded: ids, tags, tones of this instance. */
    RandomGenerator random();

    /** This system's settings in the profile. */
    Settings settings();

    /** A directory of this instance's own, kept when the lab keeps state, else gone with the lab. */
    Path directory();

    /** Whether the lab keeps state: then what a client was told is done must survive the end of this process. */
    boolean keepsState();
}
