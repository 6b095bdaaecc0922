package voicelab.systems.gwsixn;

import java.util.LinkedHashMap;
import java.util.Map;
import voicelab.engines.http.HttpRefusal;

/** A number for each user, for good: the {@code ProxyClientId} of what it asks. */
final class Users {
    /** Who asks without saying so. */
    static final String NOBODY = "lab";

    private static final int FIRST = 1_001;
    private static final int MAX_CHARS = 64;

    private final int max;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    Users(int max) {
        this.max = max;
    }

    synchronized int number(String user) throws HttpRefusal {
        if (user.length() > MAX_CHARS) throw new HttpRefusal(400, "a user has at most " + MAX_CHARS + " characters");
        Integer known = numbers.get(user);
        if (known != null) return known;
        if (numbers.size() >= max) throw new HttpRefusal(503, max + " users, the bound of this service (max-users)");
        int next = FIRST + numbers.size();
        numbers.put(user, next);
        return next;
    }

    synchronized void forget() {
        numbers.clear();
    }
}
