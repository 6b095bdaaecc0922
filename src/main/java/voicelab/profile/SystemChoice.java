package voicelab.profile;

import java.util.Map;
import java.util.Optional;
import voicelab.map.SystemId;
import voicelab.standin.Settings;

/**
 * One system that a profile wants.
 *
 * @param count how many instances
 * @param listeners ports that differ from the map, by listener name; empty: switched off
 * @param settings what its room reads
 */
public record SystemChoice(SystemId id, int count, Map<String, Optional<Integer>> listeners, Settings settings) {}
