/**
 * Programs that measure: each loads a part of the lab through real sockets and says what it saw, with the machine's load
 * beside it. They keep their own time and threads, for they stand outside of what they measure.
 */
package voicelab.bench;
