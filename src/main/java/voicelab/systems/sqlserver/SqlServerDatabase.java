package voicelab.systems.sqlserver;

import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.LabDatabase;
import voicelab.engines.sql.tds.TdsLogin;

/**
 * A database of the profile's.
 *
 * @param owner the id of the system whose data it holds; empty for nobody's
 * @param reader may read and nothing else; without a user for none
 */
record SqlServerDatabase(LabDatabase database, LabDatabase reader, String owner) {

    /** Who may enter which databases: a login of several databases is one. */
    static List<TdsLogin> logins(List<SqlServerDatabase> databases) {
        List<TdsLogin> logins = new ArrayList<>();
        for (SqlServerDatabase one : databases) {
            merge(logins, one.database, false);
            if (!one.reader.user().isEmpty()) merge(logins, one.reader, true);
        }
        return logins;
    }

    private static void merge(List<TdsLogin> logins, LabDatabase entry, boolean reader) {
        for (int i = 0; i < logins.size(); i++) {
            TdsLogin known = logins.get(i);
            if (!known.user().equals(entry.user())) continue;
            List<String> names = new ArrayList<>(known.databases());
            names.add(entry.name());
            logins.set(i, new TdsLogin(known.user(), known.password(), names, known.reader() || reader));
            return;
        }
        logins.add(new TdsLogin(entry.user(), entry.password(), List.of(entry.name()), reader));
    }
}
