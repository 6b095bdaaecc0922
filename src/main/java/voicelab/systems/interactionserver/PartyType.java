package voicelab.systems.interactionserver;

/** {@code attr_party_type}. That 2 is an agent is documented; 1 for a strategy is ours. */
enum PartyType {
    STRATEGY(1),
    AGENT(2);

    private final int number;

    PartyType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
