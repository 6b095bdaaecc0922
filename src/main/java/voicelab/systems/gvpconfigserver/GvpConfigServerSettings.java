package voicelab.systems.gvpconfigserver;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import voicelab.engines.frames.config.document.DocNode;
import voicelab.engines.sql.LabDatabases;
import voicelab.standin.Settings;
import voicelab.systems.ConfigHouseSettings;
import voicelab.systems.SeedImport;
import voicelab.systems.gvpconfigserver.ConfigSeed.Mcp;

/**
 * This system's part of a profile.
 *
 * @param documents what a new database holds: the seed's short words, then the files to import
 */
record GvpConfigServerSettings(ConfigHouseSettings house, List<DocNode> documents) {

    static GvpConfigServerSettings read(Settings settings, List<Mcp> running) {
        Set<String> known = new HashSet<>(SeedReader.KEYS);
        known.addAll(ConfigHouseSettings.KEYS);
        known.add(SeedImport.KEY);
        settings.only(known);
        List<DocNode> documents = new ArrayList<>();
        documents.add(SeedDocument.of(SeedReader.read(settings, running), settings.where()));
        documents.addAll(SeedImport.named(settings));
        return new GvpConfigServerSettings(ConfigHouseSettings.read(settings, LabDatabases.GVP), documents);
    }
}
