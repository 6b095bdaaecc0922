package voicelab.systems.interactionserver;

/**
 * Who works on an interaction.
 *
 * @param name the strategy's or the agent's
 * @param actor the client that took it: only the same may go on with it
 */
record Party(PartyType type, String name, String actor) {}
