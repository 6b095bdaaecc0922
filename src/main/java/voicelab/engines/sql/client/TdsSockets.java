package voicelab.engines.sql.client;

/** The sockets that one session is given; made by mssql-jdbc by its name, with the session's ticket ({@link Tickets}). */
public final class TdsSockets extends GivenSockets {
    public TdsSockets(String ticket) {
        super(Tickets.sockets(ticket));
    }
}
