package voicelab.systems.interactionserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import voicelab.engines.frames.interaction.InteractionErrors;
import voicelab.protocols.frames.KvList;

/**
 * What changes: added and changed ones are set, deleted ones (their values do not matter) removed. Of the system properties
 * only ExternalId and ParentId are the users' to change (documented); a change of another is refused.
 */
record PropertyChange(KvList added, KvList changed, KvList deleted) {
    private static final String EXTERNAL_ID = "ExternalId";
    private static final String PARENT_ID = "ParentId";
    private static final int MAX_ID_CHARS = 128;
    private static final Set<String> SYSTEM = Set.of(
            "InteractionId",
            "TenantId",
            "MediaType",
            "InteractionType",
            "InteractionSubtype",
            "InteractionState",
            "IsLocked",
            "IsOnline",
            "IsHeld",
            "Queue",
            "SubmittedAt",
            "SubmittedBy",
            "SubmitSeq",
            "PlacedInQueueAt",
            "PlaceInQueueSeq",
            "MovedToQueueAt",
            "AssignedAt",
            "AssignedTo",
            "HeldAt",
            "InQueues",
            "OutQueues",
            "ReceivedAt");

    boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && deleted.isEmpty();
    }

    /** What is set, by whichever list. */
    KvList set() {
        List<KvList.Entry> all = new ArrayList<>(added.entries());
        all.addAll(changed.entries());
        return new KvList(all);
    }

    Interaction apply(Interaction to) throws Refusal {
        Interaction next = to;
        KvList data = to.userData();
        for (KvList.Entry entry : set().entries()) {
            refuseSystem(entry.key());
            String text = entry.value().text();
            switch (entry.key()) {
                case EXTERNAL_ID -> next = next.with(next.submission().withExternalId(id(text)));
                case PARENT_ID -> next = next.with(next.submission().withParentId(id(text)));
                default -> data = data.with(entry.key(), entry.value());
            }
        }
        for (KvList.Entry entry : deleted.entries()) {
            refuseSystem(entry.key());
            switch (entry.key()) {
                case EXTERNAL_ID -> next = next.with(next.submission().withExternalId(""));
                case PARENT_ID -> next = next.with(next.submission().withParentId(""));
                default -> data = data.without(entry.key());
            }
        }
        return next.with(data);
    }

    private static void refuseSystem(String key) throws Refusal {
        if (SYSTEM.contains(key))
            throw new Refusal(InteractionErrors.BAD_ATTRIBUTE, key + " is a system property and not to be changed");
    }

    private static String id(String text) throws Refusal {
        if (text.length() > MAX_ID_CHARS)
            throw new Refusal(InteractionErrors.BAD_ATTRIBUTE, "an id has at most " + MAX_ID_CHARS + " characters");
        return text;
    }
}
