package voicelab.languages.voicexml;

import voicelab.languages.srgs.Match;

/** Which keys end a recording, VoiceXML 2.0 2.3.6: those that an active grammar matches and, where any key may, all others. */
public final class RecordKeys {
    private final RecordRequest request;
    private final StringBuilder keys = new StringBuilder();

    public RecordKeys(RecordRequest request) {
        this.request = request;
    }

    /** @return whether the recording ends with this key, one of {@code 0-9 * # A-D} */
    public boolean key(char key) {
        keys.append(key);
        Match match = request.grammars().keys(keys.toString());
        if (match.couldGoOn()) return false;
        if (match.complete()) return true;
        keys.setLength(0);
        if (request.keyEnds()) keys.append(key);
        return request.keyEnds();
    }

    /** What was pressed and counts. */
    public String pressed() {
        return keys.toString();
    }
}
