/**
 * The PostgreSQL server that the Configuration Servers keep their objects in (gvp-17, x-13).
 *
 * <p>The real one is PostgreSQL. We imitate: its protocol (version 3, TLS, SCRAM-SHA-256, simple and extended queries, COPY),
 * and as much of its SQL, types and catalogue as the lab's systems, pgjdbc, psql and pgbench need; docs/sql.md has the list.
 *
 * <p>We do not: it is H2 behind PostgreSQL's wire. Definitions (CREATE, ALTER, DROP) cannot be rolled back and commit what
 * stands before them; there is no PL/pgSQL, no LISTEN, no replication.
 *
 * <p>A reset empties the databases that belong to nobody in this lab, and ends the sessions in them. A database with an owner
 * is left to its owner, which resets at the same time and knows what it wants to find. A restore ends all sessions.
 *
 * <p>Its statements are timed by the machine's clock, and {@code now()} is the machine's: H2 keeps its own time.
 *
 * <p>Sources: PostgreSQL 15 documentation, chapters 55 and 53; RFC 5802, RFC 7677.
 */
package voicelab.systems.postgresql;
