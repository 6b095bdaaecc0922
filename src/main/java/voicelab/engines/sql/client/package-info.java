/**
 * The caller's side of SQL: sessions at a real PostgreSQL or SQL Server wire, dialled from the caller's own address through
 * its arrow's gate. pgjdbc and mssql-jdbc are seen only here. Rooms do not use them themselves: they hand an
 * {@link voicelab.protocols.sql.SqlRequest} to their arrow.
 */
package voicelab.engines.sql.client;
