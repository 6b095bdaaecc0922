package voicelab.systems.consul;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One row's change.
 *
 * @param before null for a new row
 * @param after null for a removed one
 * @param index of the write that it belongs to
 */
record Change(Table table, String key, ObjectNode before, ObjectNode after, long index) {}
