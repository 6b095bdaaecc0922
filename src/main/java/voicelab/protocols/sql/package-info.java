/**
 * SQL as it crosses an arrow. At the caller one transaction goes out ({@link voicelab.protocols.sql.SqlRequest}) and its rows
 * and counts or the database's refusal come back ({@link voicelab.protocols.sql.SqlReply}); the bytes on the wire are the
 * driver's. At the callee one statement with its values arrives ({@link voicelab.protocols.sql.SqlParcel}), whatever the SQL
 * protocol.
 */
package voicelab.protocols.sql;
