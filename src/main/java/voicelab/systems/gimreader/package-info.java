/**
 * GIM reader: what stands at the far end of the reporting streams, outside the 47 systems of the map.
 *
 * <p>The real one is the GIM Stream Processor (GSP) with what follows it up to the Info Mart database: it reads
 * {@code digital-itx} and the voice topics, joins them with configuration, and writes topics of its own whose names are not
 * public.
 *
 * <p>What we imitate: a consumer of its group that reads the topics, commits its offsets, takes up after a break where it
 * committed, and counts by topic and event name. What we do not: GSP's joins, its output topics, the Info Mart. The HTTP
 * listener is ours: {@code GET /lab/v1/counts}, {@code GET /lab/v1/events?topic=&last=}. A reset forgets the counts.
 *
 * <p>Beside each committed offset stand the keys of the events that were read: that is how an accept-side record of Kafka
 * shows which event reached the reader.
 *
 * <p>Sources: https://all.docs.genesys.com/PEC-REP/Current/GIMPEGuide/PlanningGSP and the dashboards of the private edition
 * charts (Flink sources {@code digital-itx}, {@code voice-callthread}, {@code gca-cfg}).
 */
package voicelab.systems.gimreader;
