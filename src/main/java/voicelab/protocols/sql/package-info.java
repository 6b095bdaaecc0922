/** What the SQL protocols have in common on an arrow: one statement with its values, as a parcel. */
package voicelab.protocols.sql;
