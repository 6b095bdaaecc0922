package voicelab.protocols.pgwire;

import java.util.List;
import java.util.Map;

/** What a client says. Byte arrays are the message's own and never changed; a null value is SQL's NULL. */
public sealed interface FrontMessage {

    /** The first words: protocol version ({@code 3 << 16}) and the named parameters. */
    record Startup(int major, int minor, Map<String, String> parameters) implements FrontMessage {}

    /** Asks for TLS. */
    record SslRequest() implements FrontMessage {}

    /** Asks for GSSAPI encryption. */
    record GssRequest() implements FrontMessage {}

    /** Asks, on a connection of its own, to stop what another one does. */
    record Cancel(int process, int secret) implements FrontMessage {}

    /** An answer to an authentication request: a password or a step of SASL; which, the state tells. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Authentication(byte[] body) implements FrontMessage {}

    record Query(String sql) implements FrontMessage {}

    /** @param types the parameters' type oids as far as the client tells them, 0 for unknown */
    record Parse(String name, String sql, List<Integer> types) implements FrontMessage {}

    /** Formats: 0 text, 1 binary; none: all text; one: for all. */
    record Bind(
            String portal, String statement, List<Integer> formats, List<byte[]> values, List<Integer> resultFormats)
            implements FrontMessage {}

    /** @param kind {@code S} for a statement, {@code P} for a portal */
    record Describe(char kind, String name) implements FrontMessage {}

    /** @param maxRows 0 for all */
    record Execute(String portal, int maxRows) implements FrontMessage {}

    record Close(char kind, String name) implements FrontMessage {}

    record Sync() implements FrontMessage {}

    record Flush() implements FrontMessage {}

    record Terminate() implements FrontMessage {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record CopyData(byte[] data) implements FrontMessage {}

    record CopyDone() implements FrontMessage {}

    record CopyFail(String reason) implements FrontMessage {}

    /** The fast-path interface, which PostgreSQL itself calls obsolete. */
    record FunctionCall() implements FrontMessage {}
}
