/** T-SQL as tokens and statements: what the TDS front's router looks at and its rewriters change. */
package voicelab.engines.sql.tds.text;
