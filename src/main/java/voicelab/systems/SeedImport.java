package voicelab.systems;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.engines.frames.config.document.ConfigPlan;
import voicelab.engines.frames.config.document.DocNode;
import voicelab.engines.frames.config.document.DocumentFault;
import voicelab.engines.frames.config.document.DocumentReader;
import voicelab.engines.frames.config.document.PlanRun;
import voicelab.engines.frames.config.document.ServerObjects;
import voicelab.engines.frames.config.document.StoreTarget;
import voicelab.engines.frames.config.server.ObjectStore;
import voicelab.standin.Settings;

/** A Configuration Server's seed is an import: documents made true one after another, by what {@code lab config import} uses. */
public final class SeedImport {
    /** The profile's key: files beside the profile, or of the jar ({@code shipped:systems/config-server/...}). */
    public static final String KEY = "import";

    private SeedImport() {}

    /** The documents that a profile names; their text was read with the profile. */
    public static List<DocNode> named(Settings settings) {
        return settings.get(KEY).map(Settings::list).orElse(List.of()).stream()
                .map(SeedImport::node)
                .toList();
    }

    /** @throws ConfigFailure everything that is wrong with a document, each with its line */
    public static void fill(ObjectStore store, List<DocNode> documents) throws ConfigFailure {
        StoreTarget target = new StoreTarget(store);
        for (DocNode document : documents) {
            try {
                ServerObjects server = target.readAll();
                ConfigPlan plan =
                        ConfigPlan.of(DocumentReader.read(List.of(document), server), server, false, type -> true);
                PlanRun.make(plan, target, server, step -> {});
            } catch (DocumentFault e) {
                throw new ConfigFailure(ConfigNames.BAD_REQUEST, String.join("; ", e.complaints()));
            } catch (ConfigFailure e) {
                throw e;
            } catch (IOException e) {
                throw new IllegalStateException("a store in memory needs no network", e);
            }
        }
    }

    private static DocNode node(Settings settings) {
        if (settings.isMapping()) {
            Map<String, DocNode> fields = new LinkedHashMap<>();
            settings.mapping().forEach((key, value) -> fields.put(key, node(value)));
            return new DocNode(settings.where(), fields);
        }
        if (settings.isList())
            return new DocNode(
                    settings.where(),
                    settings.list().stream().map(SeedImport::node).toList());
        return new DocNode(settings.where(), settings.text().isEmpty() ? null : settings.text());
    }
}
