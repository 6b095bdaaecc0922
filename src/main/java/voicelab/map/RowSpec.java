package voicelab.map;

/**
 * One line of the documented tables, or (ids {@code x-N}) one support link.
 *
 * @param link the link that carries it; several rows may share one
 * @param port as printed in the table
 */
public record RowSpec(
        String id,
        String link,
        String source,
        String destination,
        String protocol,
        String port,
        String portOrigin,
        String classification,
        String data) {

    /** The table it stands in: gvp, mcp, ixn, mcu or x. */
    public String table() {
        return id.substring(0, id.lastIndexOf('-'));
    }

    public int number() {
        return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
    }
}
