package voicelab.scenario;

import java.util.List;

/**
 * A key of a step.
 *
 * @param needed whether the step is an error without it
 * @param fallback its value when it is not written; null: none
 * @param choices for {@link KeyType#CHOICE}
 * @param about for people, half a sentence
 */
public record Key(String name, KeyType type, boolean needed, String fallback, List<String> choices, String about) {}
