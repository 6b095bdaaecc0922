package voicelab.systems.interactionserver;

import voicelab.engines.frames.interaction.ClientType;

/**
 * Who asks: a registered client, and for a proxy the one of its users that it names by {@code proxyClientId}.
 *
 * @param name the client's name
 * @param proxyClientId 0 for the client itself
 */
record Actor(ClientType type, String name, int proxyClientId) {

    /** Outlives a connection, so that a user of a proxy that redialled finds what it has pulled. */
    String key() {
        return type.wireName() + ":" + name + (proxyClientId == 0 ? "" : "#" + proxyClientId);
    }

    /** What {@code attr_itx_submitted_by} and {@code attr_agent_id} say when nothing better is known. */
    String told() {
        return proxyClientId == 0 ? name : name + "#" + proxyClientId;
    }

    /** A media server owns its interactions wherever they are; others act on what is queued or their own. */
    boolean actsOnOthers() {
        return type == ClientType.MEDIA_SERVER;
    }
}
