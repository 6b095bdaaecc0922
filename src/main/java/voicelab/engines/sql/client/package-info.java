/**
 * The caller's side of SQL: sessions at a real PostgreSQL wire, dialled from the caller's own address through its arrow's
 * gate. pgjdbc is seen only here. Rooms do not use it themselves: they hand an {@link voicelab.protocols.sql.SqlRequest} to
 * their arrow.
 */
package voicelab.engines.sql.client;
