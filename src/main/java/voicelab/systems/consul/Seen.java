package voicelab.systems.consul;

import java.util.function.Supplier;
import voicelab.protocols.http.HttpReply;

/**
 * What a query saw.
 *
 * @param index of the last change to it, unsigned; or a hash that is another one after a change
 * @param found false: what was asked for is not there
 * @param body makes the reply, without the index
 */
record Seen(Kind kind, long index, boolean found, Supplier<HttpReply> body) {

    /** How a client's number compares to this one, and what it is called. */
    enum Kind {
        /** Rises with every change. */
        INDEX,
        /** An index that is a hash: any other one is news. */
        EVENT,
        /** A hash of the content. */
        CONTENT
    }

    static Seen of(long index, Supplier<HttpReply> body) {
        return new Seen(Kind.INDEX, index, true, body);
    }

    static Seen missing(long index, Supplier<HttpReply> body) {
        return new Seen(Kind.INDEX, index, false, body);
    }

    boolean isNewsSince(long min) {
        return kind == Kind.INDEX ? Long.compareUnsigned(index, min) > 0 : index != min;
    }

    HttpReply reply() {
        if (kind == Kind.CONTENT) return body.get().with("X-Consul-ContentHash", hex(index));
        // Consul's setIndex: never 0, so that a client's next query can block
        return body.get().with("X-Consul-Index", Long.toUnsignedString(index == 0 ? 1 : index));
    }

    static String hex(long hash) {
        return String.format("%016x", hash);
    }
}
