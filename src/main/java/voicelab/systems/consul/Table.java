package voicelab.systems.consul;

/** The tables of the state. A key of two parts is joined by {@link #JOIN}. */
enum Table {
    /** Key: the key. */
    KV,
    /** Key: the node's name. */
    NODES,
    /** Key: node, service id. */
    SERVICES,
    /** Key: node, check id. */
    CHECKS,
    /** Key: the session's id. */
    SESSIONS,
    /** Key: the query's id. */
    QUERIES,
    /** Key: the event's Lamport time, ten digits. Gone with the process. */
    EVENTS,
    /** What this agent itself was told to look after; key: {@code service} or {@code check}, id. */
    AGENT;

    /** Sorts before every character that a name may have. */
    static final char JOIN = '\0';

    static String key(String first, String second) {
        return first + JOIN + second;
    }

    static String second(String key) {
        return key.substring(key.indexOf(JOIN) + 1);
    }
}
