package voicelab.protocols.agentx;

import voicelab.protocols.smi.Oid;

/**
 * Where to look (RFC 2741 section 5.2).
 *
 * @param start the name asked for, or the one to look behind
 * @param include whether {@code start} itself counts
 * @param end the first name that does not count any more; empty for no end
 */
public record SearchRange(Oid start, boolean include, Oid end) {
    /** The range of a Get. */
    public static SearchRange only(Oid name) {
        return new SearchRange(name, false, Oid.EMPTY);
    }

    public boolean holds(Oid name) {
        int order = name.compareTo(start);
        return (order > 0 || (include && order == 0)) && (end.isEmpty() || name.compareTo(end) < 0);
    }
}
