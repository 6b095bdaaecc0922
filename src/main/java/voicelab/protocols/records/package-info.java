/**
 * Call records as the resource manager and the media control platform post them to the reporting server: CDRs, call detail
 * events and operational counters, and the questions that the reporting server answers about them.
 *
 * <p>Ours. The real platform sends such records over OpenWire through a local on-disk queue, which is documented; its queue
 * names, message class and body are not public. Names here carry the prefix {@code voicelab.gvp.} so that nobody takes them
 * for the vendor's. The fields follow what the published report filters and metric events need. The schema is written down
 * in {@code docs/call-records.md}.
 */
package voicelab.protocols.records;
