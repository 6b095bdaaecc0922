/**
 * What a person at the edges of a lab can do, from the lab's own host and over the documented ports only: configure, ask
 * for pages and records. Scenarios and the proof act through it; nothing here reaches into a room.
 */
package voicelab.edge;
