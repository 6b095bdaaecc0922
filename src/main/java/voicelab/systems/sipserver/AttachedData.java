package voicelab.systems.sipserver;

import java.util.LinkedHashMap;
import java.util.Map;
import voicelab.protocols.http.HttpRequest;
import voicelab.protocols.http.HttpSyntaxError;
import voicelab.protocols.http.Parameters;
import voicelab.protocols.sip.SipContent;

/**
 * A call's attached data (user data): key to value, bounded. Ours, because the vendor's mapping is a matter of configuration and
 * not public here: on an INVITE it stands in one header {@value #HEADER}, in mid-dialog it comes as INFO, both as {@value #TYPE}.
 */
final class AttachedData {
    static final String HEADER = "X-Genesys-UserData";
    static final String TYPE = HttpRequest.FORM;
    private static final int MOST_BYTES = 4_096;
    private static final int MOST_PAIRS = 64;

    /** Why a piece of it is not taken, as SIP says it. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final int status;

        Refused(int status, String why) {
            super(why);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private final Map<String, String> pairs = new LinkedHashMap<>();

    /** Adds or replaces; nothing of it when it is refused: 400 for no such text, 413 for too much. */
    synchronized Map<String, String> merge(String form) throws Refused {
        if (form.length() > MOST_BYTES) throw tooMuch();
        Map<String, String> news = read(form);
        put(news);
        return news;
    }

    synchronized void put(Map<String, String> news) throws Refused {
        Map<String, String> all = new LinkedHashMap<>(pairs);
        all.putAll(news);
        if (all.size() > MOST_PAIRS || form(all).length() > MOST_BYTES) throw tooMuch();
        pairs.putAll(news);
    }

    private static Refused tooMuch() {
        return new Refused(413, "attached data is at most " + MOST_PAIRS + " pairs in " + MOST_BYTES + " bytes");
    }

    private static Map<String, String> read(String form) throws Refused {
        Map<String, String> read = new LinkedHashMap<>();
        try {
            for (Parameters.Pair pair : Parameters.parse(form.strip()).pairs()) {
                if (pair.name().isEmpty()) throw new HttpSyntaxError("a key is empty");
                read.put(pair.name(), pair.value());
            }
        } catch (HttpSyntaxError e) {
            throw new Refused(400, "attached data is key=value&key=value: " + e.getMessage());
        }
        return read;
    }

    synchronized Map<String, String> all() {
        return new LinkedHashMap<>(pairs);
    }

    /** As header value and body; empty when there is none. */
    synchronized String text() {
        return form(pairs);
    }

    static String form(Map<String, String> pairs) {
        return Parameters.of(pairs).encoded();
    }

    static SipContent content(Map<String, String> pairs) {
        return SipContent.of(TYPE, form(pairs));
    }
}
