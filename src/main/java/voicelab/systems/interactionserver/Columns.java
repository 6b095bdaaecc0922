package voicelab.systems.interactionserver;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a condition can ask for: the columns of the real server's table {@code interactions} that are documented, and those
 * that follow by their manner (snake case of the property's name). A value is a text, a number, a date as text, or null.
 */
final class Columns {
    private static final Map<String, Function<Interaction, Object>> BY_NAME = new TreeMap<>(Map.ofEntries(
            Map.entry("id", Interaction::id),
            Map.entry("external_id", each -> empty(each.submission().externalId())),
            Map.entry("parent_id", each -> empty(each.submission().parentId())),
            Map.entry("tenant_id", each -> (long) each.submission().tenantId()),
            Map.entry("media_type", Interaction::mediaType),
            Map.entry("type", each -> each.submission().type()),
            Map.entry("subtype", each -> each.submission().subtype()),
            Map.entry("queue", Interaction::queue),
            Map.entry("state", each -> (long) each.where().state().number()),
            Map.entry("is_held", each -> each.where().isHeld() ? 1L : 0L),
            Map.entry("is_locked", each -> each.where().isLocked() ? 1L : 0L),
            Map.entry("is_online", each -> each.submission().online() ? 1L : 0L),
            Map.entry("received_at", each -> date(each.submission().receivedAt())),
            Map.entry("submitted_at", each -> date(each.submission().submittedAt())),
            Map.entry("submitted_by", each -> each.submission().submittedBy()),
            Map.entry("submit_seq", each -> each.submission().seq()),
            Map.entry("placed_in_queue_at", each -> date(each.where().placedAt())),
            Map.entry("place_in_queue_seq", each -> each.where().placeSeq()),
            Map.entry("moved_to_queue_at", each -> date(each.where().movedAt())),
            Map.entry("held_at", each -> date(each.where().heldAt())),
            Map.entry("assigned_at", each -> date(each.where().assignedAt())),
            Map.entry(
                    "assigned_to", each -> each.where().taker().map(Party::name).orElse(null))));

    private Columns() {}

    static Optional<Function<Interaction, Object>> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static String names() {
        return String.join(", ", BY_NAME.keySet());
    }

    private static String empty(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String date(Instant at) {
        return at == null ? null : Properties.text(at);
    }
}
