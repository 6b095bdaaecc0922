package voicelab.systems.sbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import voicelab.protocols.sip.SipHeader;
import voicelab.standin.Settings;

/**
 * One change to the headers that cross the SBC, in requests and responses; rules act in the order of the profile.
 *
 * @param inside whether it acts on what goes to SIP Server
 * @param outside whether it acts on what goes to the outside
 */
record HeaderRule(Act act, String name, String value, boolean inside, boolean outside) {
    private enum Act {
        /** Adds a line, also where there is one already. */
        ADD,
        REMOVE,
        /** Gives every line of that name this value; none where there is none. */
        REPLACE
    }

    private static final Set<String> KEYS = Set.of("add", "remove", "replace", "value", "towards");
    private static final int LONGEST = 500;

    /** Of one hop or one dialog: the legs' own business. */
    private static final Set<String> NOT_OURS = Set.of(
            "via",
            "from",
            "to",
            "call-id",
            "cseq",
            "contact",
            "route",
            "record-route",
            "max-forwards",
            "content-length",
            "content-type",
            "require",
            "proxy-require");

    /** {@code - {add: X-Carrier, value: blue, towards: inside}}. */
    static List<HeaderRule> read(Settings list) {
        List<HeaderRule> rules = new ArrayList<>();
        for (Settings s : list.list()) rules.add(one(s.only(KEYS)));
        return List.copyOf(rules);
    }

    private static HeaderRule one(Settings s) {
        Act act = null;
        String name = "";
        for (Act each : Act.values()) {
            String key = each.name().toLowerCase(Locale.ROOT);
            if (s.get(key).isEmpty()) continue;
            if (act != null) throw s.fault("a rule either adds, removes or replaces");
            act = each;
            name = s.text(key, "").trim();
        }
        if (act == null) throw s.fault("a rule says add, remove or replace and a header's name");
        if (!name.matches("[A-Za-z0-9.!%*_+`'~-]{1,64}")) throw s.fault("\"" + name + "\" is no header's name");
        if (NOT_OURS.contains(name.toLowerCase(Locale.ROOT)))
            throw s.fault(name + " belongs to one leg and is not to be changed");
        String value = s.text("value", "");
        boolean wanted = act != Act.REMOVE;
        if (wanted == value.isEmpty()) throw s.fault(wanted ? "value is missing" : "remove has no value");
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl))
            throw s.fault("a value is one line of up to " + LONGEST + " characters");
        String towards = s.text("towards", "both");
        if (!Set.of("inside", "outside", "both").contains(towards))
            throw s.fault("towards is inside, outside or both, not " + towards);
        return new HeaderRule(act, name, value, !towards.equals("outside"), !towards.equals("inside"));
    }

    static List<SipHeader> apply(List<HeaderRule> rules, boolean inwards, List<SipHeader> headers) {
        List<SipHeader> now = headers;
        for (HeaderRule rule : rules) if (inwards ? rule.inside() : rule.outside()) now = rule.on(now);
        return now;
    }

    private List<SipHeader> on(List<SipHeader> headers) {
        List<SipHeader> now = new ArrayList<>();
        for (SipHeader header : headers) {
            boolean meant = header.name().equalsIgnoreCase(name);
            if (!meant || act == Act.ADD) now.add(header);
            else if (act == Act.REPLACE) now.add(new SipHeader(header.name(), value));
        }
        if (act == Act.ADD) now.add(new SipHeader(name, value));
        return now;
    }
}
