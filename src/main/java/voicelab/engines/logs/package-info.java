/**
 * A component's log on disk: written off the path of its calls, rotated, and read by whoever counts its lines. Knows no system:
 * rooms say what is written and what is counted.
 */
package voicelab.engines.logs;
