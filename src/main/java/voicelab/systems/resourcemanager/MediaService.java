package voicelab.systems.resourcemanager;

import java.util.Locale;
import voicelab.protocols.sip.SipUri;

/** The service that a request asks for, by the user part of its URI (RFC 4240, RFC 5552, facts 1.2) or by its profile. */
enum MediaService {
    VOICEXML("voicexml", "dialog"),
    ANNOUNCEMENT("announcement", "annc"),
    CONFERENCE("conference", "conf"),
    MSML("msml", "msml"),
    RECORDING("recordingclient", "record"),
    CCXML("ccxml", "ccxml");

    private final String type;
    private final String user;

    MediaService(String type, String user) {
        this.type = type;
        this.user = user;
    }

    /** The name in logical resource groups and profiles. */
    String type() {
        return type;
    }

    String user() {
        return user;
    }

    /** The service that this URI names itself; null when it names none and a number was dialled. */
    static MediaService namedBy(SipUri uri) {
        String name = word(uri.user());
        for (MediaService each : values())
            if (each.user.equals(name)
                    && (each != VOICEXML || uri.param("voicexml").isPresent())) return each;
        return null;
    }

    /** The {@code <id>} of {@code msml=<id>}, {@code conf=<id>}, {@code record=<id>}; empty when there is none. */
    static String instanceOf(SipUri uri) {
        int equals = uri.user().indexOf('=');
        return equals < 0 ? "" : uri.user().substring(equals + 1);
    }

    /** The service of a profile whose {@code gvp.general} / {@code service-type} is this; voicexml when it says nothing. */
    static MediaService ofType(String type) {
        for (MediaService each : values())
            if (each.type.equalsIgnoreCase(type) || each.user.equalsIgnoreCase(type)) return each;
        return VOICEXML;
    }

    /** Whether a profile of that {@code service-type} is one for recordings: {@code record} (facts 1.2). */
    static boolean isRecord(String type) {
        return type.trim().equalsIgnoreCase(RECORDING.user);
    }

    private static String word(String user) {
        int equals = user.indexOf('=');
        return (equals < 0 ? user : user.substring(0, equals)).toLowerCase(Locale.ROOT);
    }
}
