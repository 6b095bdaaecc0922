package voicelab.systems.interactionserver;

import static java.util.Map.entry;

import java.util.Map;

/** What a capture point does (native mode); all seven operations are documented. */
final class SoapOperations {
    static final Map<String, SoapOperation> BY_NAME = Map.ofEntries(
            entry("Submit", new SoapSubmit()),
            entry("Hold", new SoapHold(true)),
            entry("Resume", new SoapHold(false)),
            entry("Stop", new SoapStop()),
            entry("Update", new SoapUpdate()),
            entry("GetInfo", new SoapGetInfo()),
            entry("Ping", new SoapPing()));

    private SoapOperations() {}
}
