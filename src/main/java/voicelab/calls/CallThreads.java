package voicelab.calls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.protocols.Parcel;

/**
 * Which journal entries belong to one call, by ids that were on the wire: Call-IDs of all its legs are joined where a message
 * carries two ids (Call-ID with {@code X-Genesys-GVP-Session-ID} or {@code X-Genesys-CallUUID}), and, where a back-to-back
 * user agent passes no id on, where the one who received an INVITE sends the next INVITE to the same number.
 */
final class CallThreads {
    private static final Pattern CALL_UUID = Pattern.compile("(?im)^X-Genesys-CallUUID\\s*:\\s*(\\S{1,128})");
    private static final Pattern USER = Pattern.compile("sips?:([^@;>]{1,128})@");
    private static final int HEAD_BYTES = 8 << 10;

    /** A leg of a call: its first INVITE. */
    private record Leg(String callId, String to, String number) {}

    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, Leg> legs = new LinkedHashMap<>();
    private final Set<String> continued = new LinkedHashSet<>();

    CallThreads(List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            List<String> ids = ids(entry);
            for (String id : ids) join(ids.get(0), id);
            if (opensLeg(entry)) leg(entry);
        }
    }

    /** An INVITE at its caller's tap, or arriving from somebody who has none; what comes later for that Call-ID opens nothing. */
    static boolean opensLeg(JournalEntry entry) {
        return (entry.kind() == Kind.SENT || entry.kind() == Kind.ARRIVED)
                && entry.field("method").equals("INVITE")
                && entry.field("status").isEmpty();
    }

    /** The call that an entry belongs to by an id that it carries, or that its note names when it has no parcel. */
    Optional<String> rootOf(JournalEntry entry) {
        for (String id : ids(entry)) return Optional.of(root(id));
        if (entry.parcel() != null || entry.note().isEmpty()) return Optional.empty();
        return parents.keySet().stream()
                .filter(id -> entry.note().contains(id))
                .findFirst()
                .map(this::root);
    }

    /** The first INVITE of a leg: joined to the leg that it goes on from. */
    private void leg(JournalEntry entry) {
        String callId = entry.field(Parcel.CALL_ID);
        if (callId.isEmpty() || legs.containsKey(callId)) return;
        String number = number(entry.field("to"));
        for (Leg earlier : List.copyOf(legs.values())) {
            boolean goesOn =
                    earlier.to().equals(entry.from()) && earlier.number().equals(number);
            if (!goesOn || number.isEmpty() || !continued.add(earlier.callId())) continue;
            join(earlier.callId(), callId);
            break;
        }
        legs.put(callId, new Leg(callId, entry.to(), number));
    }

    private static List<String> ids(JournalEntry entry) {
        List<String> ids = new ArrayList<>();
        Map<String, String> fields = entry.fields();
        for (String name : List.of(Parcel.CALL_ID, Parcel.SESSION_ID)) {
            String id = fields.getOrDefault(name, "");
            if (!id.isEmpty()) ids.add(id);
        }
        uuid(entry).ifPresent(ids::add);
        return ids;
    }

    private static Optional<String> uuid(JournalEntry entry) {
        if (entry.parcel() == null || !entry.protocol().equals("SIP")) return Optional.empty();
        byte[] bytes = entry.parcel().bytes();
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
        Matcher m = CALL_UUID.matcher(head);
        return m.find() ? Optional.of(m.group(1)) : Optional.empty();
    }

    static String number(String to) {
        Matcher m = USER.matcher(to);
        return m.find() ? m.group(1) : "";
    }

    private void join(String a, String b) {
        String rootA = root(a);
        String rootB = root(b);
        if (!rootA.equals(rootB)) parents.put(rootB, rootA);
    }

    String root(String id) {
        String at = id;
        parents.putIfAbsent(at, at);
        while (!parents.get(at).equals(at)) at = parents.get(at);
        return at;
    }
}
