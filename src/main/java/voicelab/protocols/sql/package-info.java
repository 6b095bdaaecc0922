/**
 * SQL as it crosses an arrow: one transaction out ({@link voicelab.protocols.sql.SqlRequest}), its rows and counts or the
 * database's refusal back ({@link voicelab.protocols.sql.SqlReply}). The bytes on the wire are the driver's; what a reader
 * of the journal wants is the text of the statements and their values.
 */
package voicelab.protocols.sql;
