package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.List;
import voicelab.protocols.pgwire.WireColumn;

/** A statement that was understood and can be run any number of times. */
interface Plan {
    /** The parameters' type oids. */
    default List<Integer> parameters() {
        return List.of();
    }

    /** The columns of its rows, or null when it has none. */
    default List<WireColumn> columns() {
        return null;
    }

    /** @param values one a parameter, as {@link ValueReader} gives them */
    Outcome run(PgSession session, Object[] values) throws PgFault, SQLException;

    /** Whether a failed transaction takes it: only what ends one. */
    default boolean endsTransaction() {
        return false;
    }

    /** Whether it changes something that a read-only transaction must not. */
    default boolean writes() {
        return false;
    }

    /** Whether the same text means the same the next time. */
    default boolean isKept() {
        return true;
    }

    /** A plan that ends transactions. */
    interface Ending extends Plan {
        @Override
        default boolean endsTransaction() {
            return true;
        }
    }
}
