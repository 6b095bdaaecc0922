/**
 * A PostgreSQL front over the engine: wire, statements, types, catalogue. It says plainly what it is: H2 behind PostgreSQL's
 * protocol, with statements translated by their tokens. docs/sql.md has what works.
 */
package voicelab.engines.sql.pg;
