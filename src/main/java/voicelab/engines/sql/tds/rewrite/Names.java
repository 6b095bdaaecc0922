package voicelab.engines.sql.tds.rewrite;

import voicelab.engines.sql.tds.TdsFault;
import voicelab.engines.sql.tds.text.SqlType;

/** What a statement's names stand for where it is run. */
public interface Names {

    /** The type of a variable or of one of the server's own values; null leaves it to the engine to find out. */
    SqlType variable(String name) throws TdsFault;

    /** Whether it was declared as a table. */
    boolean isTable(String variable);

    /** The name as it is known here when there is such a database; else null. */
    String database(String name);

    String currentDatabase();
}
