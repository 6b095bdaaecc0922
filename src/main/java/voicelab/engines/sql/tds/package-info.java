/**
 * SQL Server's wire, TDS 7.4, over the lab's SQL core. The engine below is H2 in its SQL Server mode; batches are taken apart
 * here ({@link voicelab.engines.sql.tds.text}), each statement is put into the engine's words ({@code rewrite}), and what the
 * engine does not have is done here: variables, IF and WHILE, {@code @@} values, SET options, the procedures that drivers
 * call, the catalogue.
 */
package voicelab.engines.sql.tds;
