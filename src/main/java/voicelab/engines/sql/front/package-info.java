/** What the SQL fronts share: a listener on the lab's loops, and a lane that runs one client's requests in their order. */
package voicelab.engines.sql.front;
