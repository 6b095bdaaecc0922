package voicelab.engines.sql.client;

import java.util.Properties;
import javax.net.SocketFactory;

/**
 * The sockets that one session is given. pgjdbc makes this class by its name and hands it the session's properties, which
 * is how the real factory gets here without a name in a static table.
 */
public final class PgSockets extends GivenSockets {
    static final String GIVEN = "voicelab.sockets";

    public PgSockets(Properties session) {
        super((SocketFactory) session.get(GIVEN));
    }
}
