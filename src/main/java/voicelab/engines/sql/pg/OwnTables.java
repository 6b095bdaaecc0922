package voicelab.engines.sql.pg;

import java.util.Set;
import voicelab.engines.sql.pg.catalogue.CatalogueTables;

/** The names in pg_catalog that are tables here. */
final class OwnTables {
    static final Set<String> NAMES = CatalogueTables.names();

    private OwnTables() {}
}
