package voicelab.systems.interactionserver;

import java.util.Optional;

/** {@code InteractionState}, column {@code state}; the numbers are documented (eServices, System Properties). */
enum InteractionState {
    QUEUED(0),
    CACHED(1),
    ROUTING(2),
    HANDLING(3);

    private final int number;

    InteractionState(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static Optional<InteractionState> of(int number) {
        for (InteractionState state : values()) if (state.number == number) return Optional.of(state);
        return Optional.empty();
    }
}
