package voicelab.boot;

import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
import voicelab.profile.SystemChoice;
import voicelab.standin.Arrow;
import voicelab.standin.LabContext;
import voicelab.standin.Settings;
import voicelab.standin.Timers;
import voicelab.wiring.InstanceArrivals;

/** What one instance is handed: a narrow view of the running lab. */
final class InstanceContext implements LabContext {
    private final InstanceId self;
    private final LabParts parts;
    private final Arrivals arrivals;
    private final RandomGenerator random;
    private Passages passages;

    /**
     * @param round which time this instance is taken up: ids of an earlier round still live at its peers, so a later one
     *     must not draw them again
     */
    InstanceContext(InstanceId self, LabParts parts, int round) {
        this.self = self;
        this.parts = parts;
        this.arrivals = new InstanceArrivals(self, parts.directory(), parts.journal());
        this.random = new Random(parts.seed() * 31 + self.toString().hashCode() + 1_000_003L * round);
    }

    @Override
    public InstanceId self() {
        return self;
    }

    @Override
    public ConnectionMap map() {
        return parts.map();
    }

    @Override
    public InetAddress address() {
        return parts.plan().address(self);
    }

    @Override
    public Optional<InetSocketAddress> listen(String listener) {
        return parts.plan().listen(self, listener(listener));
    }

    @Override
    public ListenerSpec listener(String name) {
        return map().system(self.system())
                .listener(name)
                .orElseThrow(() -> new IllegalArgumentException("no listener " + name + " of " + self + " in the map"));
    }

    @Override
    public PortSpan range(String listener) {
        return listener(listener).documentedPort();
    }

    @Override
    public Optional<InetSocketAddress> where(SystemId system, String listener) {
        return everywhere(system, listener).stream().findFirst();
    }

    @Override
    public List<InetSocketAddress> everywhere(SystemId system, String listener) {
        Optional<ListenerSpec> spec = map().system(system).listener(listener);
        List<InetSocketAddress> all = new ArrayList<>();
        if (!parts.directory().lives(system)) return all;
        for (InstanceId id : parts.plan().instances(system))
            spec.flatMap(l -> parts.plan().dial(id, l)).ifPresent(all::add);
        return all;
    }

    @Override
    public Optional<InetSocketAddress> resolve(String host, int port) {
        String name = host.endsWith(".lab") ? host.substring(0, host.length() - 4) : host;
        Optional<InstanceId> id = map().instance(name);
        if (id.isPresent()) return Optional.of(lives(id.get(), port));
        if (!name.equals("localhost") && !name.matches("[0-9.]+|\\[?[0-9a-fA-F:.]+\\]?")) return Optional.empty();
        try {
            return Optional.of(new InetSocketAddress(InetAddress.getByName(name), port));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private InetSocketAddress lives(InstanceId id, int port) {
        for (ListenerSpec listener : map().system(id.system()).listeners())
            if (!listener.documentedPort().isRange()
                    && listener.documentedPort().first() == port) {
                Optional<InetSocketAddress> there = parts.plan().dial(id, listener);
                if (there.isPresent()) return there.get();
            }
        return new InetSocketAddress(parts.plan().address(id), port);
    }

    @Override
    public String whoIs(InetSocketAddress peer) {
        return parts.directory().whoIs(peer);
    }

    @Override
    public synchronized Passages passages() {
        if (passages == null) passages = parts.wiring().passages(self);
        return passages;
    }

    @Override
    public Arrow arrow(String link) {
        return parts.wiring().arrow(self, link);
    }

    @Override
    public Arrivals arrivals() {
        return arrivals;
    }

    @Override
    public Journal journal() {
        return parts.journal();
    }

    @Override
    public Dialer dialer() {
        return new Dialer(address());
    }

    @Override
    public EventLoopGroup loops() {
        return parts.threads().loops();
    }

    @Override
    public ExecutorService workers() {
        return parts.threads().workers();
    }

    @Override
    public <T extends AutoCloseable> T shared(Class<T> kind, Supplier<T> maker) {
        return parts.shared().get(kind, maker);
    }

    @Override
    public Clock clock() {
        return parts.clock();
    }

    @Override
    public Timers timers() {
        return parts.clock();
    }

    @Override
    public Ticker ticker() {
        return Ticker.REAL;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public Settings settings() {
        SystemChoice choice = parts.plan().profile().systems().get(self.system());
        return choice == null ? Settings.empty("profile") : choice.settings();
    }

    @Override
    public Path directory() {
        try {
            return Files.createDirectories(parts.state().root().resolve(self.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no directory for " + self + " under " + parts.state().root(), e);
        }
    }

    @Override
    public boolean keepsState() {
        return parts.state().kept();
    }

    @Override
    public TlsIdentity tls() {
        return parts.ca().identity(self.toString(), address());
    }
}
