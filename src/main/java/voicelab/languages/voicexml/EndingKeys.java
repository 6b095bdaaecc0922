package voicelab.languages.voicexml;

import voicelab.languages.srgs.Match;

/**
 * Which keys end a recording (VoiceXML 2.0 2.3.6) or a bridge (2.3.7): those that an active grammar matches and, where any key may, all
 * others.
 */
public final class EndingKeys {
    private final InputMatcher grammars;
    private final boolean any;
    private final StringBuilder keys = new StringBuilder();

    public EndingKeys(InputMatcher grammars, boolean any) {
        this.grammars = grammars;
        this.any = any;
    }

    /** @return whether it ends with this key, one of {@code 0-9 * # A-D} */
    public boolean key(char key) {
        keys.append(key);
        Match match = grammars.keys(keys.toString());
        if (match.couldGoOn()) return false;
        if (match.complete()) return true;
        boolean alone = keys.length() == 1;
        keys.setLength(0);
        if (!alone) return key(key); // it may be the first of another
        if (any) keys.append(key);
        return any;
    }

    /** What was pressed and counts. */
    public String pressed() {
        return keys.toString();
    }
}
