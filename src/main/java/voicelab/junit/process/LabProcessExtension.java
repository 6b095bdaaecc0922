package voicelab.junit.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Keeps the lab of a class in JUnit's own store, which ends it. */
final class LabProcessExtension implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace HERE = Namespace.create(LabProcessExtension.class);

    /** A lab with what was asked of it. Both ways to close: JUnit before 5.13 knows the first, later ones the second. */
    @SuppressWarnings("deprecation")
    private static final class Held implements Store.CloseableResource, AutoCloseable {
        private final LabProcessTest wanted;
        private final LabProcess lab;
        private boolean used;

        Held(LabProcessTest wanted) {
            this.wanted = wanted;
            List<String> options = new ArrayList<>(List.of("--profile", wanted.profile()));
            options.addAll(List.of(wanted.options()));
            this.lab =
                    LabProcess.boot(LabStart.jar(wanted.jar()), List.of(wanted.jvm()), options, wanted.bootSeconds());
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
        context.getStore(HERE).put("since", held.lab.status().at("journal").number());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Held held = held(context);
        long since = context.getStore(HERE).getOrDefault("since", Long.class, 0L);
        Optional<Throwable> failure = context.getExecutionException();
        failure.ifPresent(error -> error.addSuppressed(WhatCrossed.during(held.lab, since)));
        if (failure.isEmpty() && held.wanted.failOnBugs()) WhatCrossed.noBugs(held.lab, since);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LabProcess.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return held(context).lab;
    }

    /** Made at the class that carries the annotation; its tests and nested classes find it there. */
    private static Held held(ExtensionContext context) {
        return context.getStore(HERE).getOrComputeIfAbsent(Held.class, key -> new Held(wanted(context)), Held.class);
    }

    private static LabProcessTest wanted(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), LabProcessTest.class)
                .orElseThrow(() -> new LabTrouble("@LabProcessTest stands on the class"));
    }
}
