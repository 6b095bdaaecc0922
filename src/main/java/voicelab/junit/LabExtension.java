package voicelab.junit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import voicelab.Lab;
import voicelab.boot.BootFailure;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.faultsyntax.FaultParser;
import voicelab.map.ConnectionMap;
import voicelab.map.SystemId;
import voicelab.map.SystemSpec;
import voicelab.profile.Net;
import voicelab.profile.Profile;
import voicelab.profile.ProfileReader;
import voicelab.profile.YamlFile;

/** Keeps the lab of a class in JUnit's own store, which closes it. */
final class LabExtension implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace HERE = Namespace.create(LabExtension.class);

    /** A lab with what was asked of it. Both ways to close: JUnit before 5.13 knows the first, later ones the second. */
    @SuppressWarnings("deprecation")
    private static final class Held implements Store.CloseableResource, AutoCloseable {
        private final LabTest wanted;
        private final Lab lab;
        private boolean used;

        Held(LabTest wanted) {
            this.wanted = wanted;
            try {
                this.lab = Lab.boot(order(wanted));
            } catch (BootFailure e) {
                throw new ExtensionConfigurationException("the lab did not start: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            lab.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        held(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Held held = held(context);
        if (held.used && held.wanted.reset()) held.lab.reset();
        held.used = true;
        context.getStore(HERE).put("since", held.lab.journal().last());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Held held = held(context);
        long since = context.getStore(HERE).getOrDefault("since", Long.class, 0L);
        Optional<Throwable> failure = context.getExecutionException();
        failure.ifPresent(error -> error.addSuppressed(Crossed.during(held.lab.journal(), since)));
        if (failure.isEmpty() && held.wanted.failOnBugs()) Crossed.noBugs(held.lab.journal(), since);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return held(context).lab;
    }

    /** Made at the class that carries the annotation; its tests and nested classes find it there. */
    private static Held held(ExtensionContext context) {
        return context.getStore(HERE).getOrComputeIfAbsent(Held.class, key -> new Held(wanted(context)), Held.class);
    }

    private static LabTest wanted(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), LabTest.class)
                .orElseThrow(() -> new ExtensionConfigurationException("@LabTest stands on the class"));
    }

    private static LabOrder order(LabTest wanted) {
        ConnectionMap map = ConnectionMap.shipped();
        ProfileReader reader = new ProfileReader(map);
        String text = wanted.profile();
        Profile whole = text.contains("\n") ? reader.read(YamlFile.parse("@LabTest", text)) : reader.named(text);
        FaultParser faults = new FaultParser(map);
        return new LabOrder(
                map,
                Catalogue.shipped(),
                whole.narrowed(systems(map, wanted.only()), systems(map, wanted.without())),
                net(wanted.net()),
                Optional.empty(),
                wanted.seed(),
                Optional.empty(),
                Arrays.stream(wanted.faults()).map(faults::parse).toList(),
                line -> {});
    }

    private static Optional<Net> net(String text) {
        if (text.isEmpty()) return Optional.empty();
        return Optional.of(Net.parse(text)
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "net = \"" + text + "\": a /24 of the loopback range is wanted, such as 127.20.9.0/24")));
    }

    private static Set<SystemId> systems(ConnectionMap map, String[] ids) {
        return List.of(ids).stream()
                .map(id -> map.find(id)
                        .map(SystemSpec::id)
                        .orElseThrow(() -> new ExtensionConfigurationException("no system \"" + id + "\" in the map")))
                .collect(Collectors.toSet());
    }
}
