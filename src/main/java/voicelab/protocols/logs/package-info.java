/**
 * Lines of a component's log file, {@code YYYY-MM-DD HH:MM:SS.mmm LEVEL <call id> <id> text} (facts on GVP 1.5, 2.4). Public are
 * the time, the level's place and the words DBUG, EROR and METRIC, the form of the call id, and the numeric ids that the rooms
 * write; the other words of the level and the five-digit form of an id in front of the text are ours.
 */
package voicelab.protocols.logs;
