package voicelab.protocols.pgwire;

/**
 * A column of an answer as RowDescription tells it.
 *
 * @param table the table's oid, 0 when it comes from none
 * @param attribute the column's number in the table, from 1
 * @param type the type's oid
 * @param typeSize in bytes, negative for types of no fixed size
 * @param modifier the type modifier, -1 for none
 */
public record WireColumn(String name, int table, int attribute, int type, int typeSize, int modifier) {}
