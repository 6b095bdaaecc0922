/**
 * The SQL Server that the Reporting Server keeps its call records in (gvp-16).
 *
 * <p>The real one is Microsoft SQL Server 2016 or newer, with the database {@code gvp_rs}, an owner's login and a reader's
 * ({@code mssqlreader}). We imitate: TDS 7.4 with TLS inside PRELOGIN (and TDS 8.0's strict TLS), SQL authentication, batches,
 * the procedures that drivers call, transactions, attention, and as much of T-SQL, its types, errors and catalogue as the
 * lab's systems, mssql-jdbc and FreeTDS need; docs/sql-server.md has the list.
 *
 * <p>We do not: it is H2 behind SQL Server's wire. Definitions (CREATE, ALTER, DROP) cannot be rolled back and commit what
 * stands before them; no procedures of a client's own, no cursors, no bulk load, no MARS, no Windows authentication. The
 * tables of the real database are not public: those in {@code gvp_rs} are ours.
 *
 * <p>A reset empties the databases that belong to nobody in this lab and ends the sessions in them; one with an owner is
 * left to its owner. A restore ends all sessions. H2 keeps its own time: GETDATE() is the machine's.
 *
 * <p>Sources: [MS-TDS], Microsoft Open Specifications; the T-SQL reference; sys.messages of the T-SQL documentation.
 */
package voicelab.systems.sqlserver;
