package voicelab.engines.frames.config.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import voicelab.protocols.frames.KvList;

/**
 * One object of a document.
 *
 * @param attributes without those of the key; a reference is a POJO node that holds a {@link ConfigKey}
 * @param options empty where the document does not name them
 * @param annex the user properties; empty where the document does not name them
 * @param where the line that it stands at; empty for what a server holds
 */
public record ConfigEntry(
        ConfigKey key, ObjectNode attributes, Optional<KvList> options, Optional<KvList> annex, String where) {}
