package voicelab.profile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import voicelab.map.SystemId;

/**
 * Which part of the map runs.
 *
 * @param systems the systems that are wanted, in the file's order
 * @param replaced systems whose part the user plays, by what
 */
public record Profile(String name, Map<SystemId, SystemChoice> systems, Map<SystemId, Replacement> replaced) {

    public Profile {
        systems = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(systems));
        replaced = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(replaced));
    }

    /** This profile with only those systems (when not empty) and without those. */
    public Profile narrowed(Set<SystemId> only, Set<SystemId> without) {
        Map<SystemId, SystemChoice> kept = new LinkedHashMap<>(systems);
        kept.keySet().removeIf(id -> (!only.isEmpty() && !only.contains(id)) || without.contains(id));
        return new Profile(name, kept, replaced);
    }

    /** This profile with the user's own system in place of a stand-in. */
    public Profile replacing(SystemId id, Replacement by) {
        Map<SystemId, Replacement> more = new LinkedHashMap<>(replaced);
        more.put(id, by);
        return new Profile(name, systems, more);
    }

    /** Ids that the profile wants to run here: chosen and not replaced. */
    public Set<SystemId> wanted() {
        Set<SystemId> wanted = new TreeSet<>(systems.keySet());
        wanted.removeAll(replaced.keySet());
        return wanted;
    }
}
