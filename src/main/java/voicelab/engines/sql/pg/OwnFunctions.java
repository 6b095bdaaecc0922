package voicelab.engines.sql.pg;

import java.util.Set;

final class OwnFunctions {
    static final Set<String> NAMES = Set.of();
    private OwnFunctions() {}
}
