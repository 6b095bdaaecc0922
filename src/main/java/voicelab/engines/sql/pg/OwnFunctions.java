package voicelab.engines.sql.pg;

import java.util.Set;
import voicelab.engines.sql.pg.catalogue.CatalogueFunctions;

/** The functions that the engine lacks and this server has. */
final class OwnFunctions {
    static final Set<String> NAMES = CatalogueFunctions.names();

    private OwnFunctions() {}
}
