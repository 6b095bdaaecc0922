package voicelab.engines.sql.pg;

import java.util.Set;

final class OwnTables {
    static final Set<String> NAMES = Set.of();
    private OwnTables() {}
}
