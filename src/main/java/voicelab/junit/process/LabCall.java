package voicelab.junit.process;

import java.time.Duration;
import java.util.function.Predicate;

/** A call that was placed in a lab, as the person at the phone knows it. */
public final class LabCall {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LOOK_MILLIS = 50;

    private final LabProcess lab;
    private final String id;

    LabCall(LabProcess lab, String id) {
        this.lab = lab;
        this.id = id;
    }

    /** The SIP Call-ID of the phone's own leg. */
    public String id() {
        return id;
    }

    /** {@code status} (0: not yet answered), {@code ended}, {@code text}, {@code mediaMillis}, and what tone is heard now. */
    public Json now() {
        return lab.get("/api/calls/" + id);
    }

    /** Waits until the call is up. */
    public LabCall answered() {
        Json call = await("an answer", now -> now.at("status").number() != 0);
        if (call.at("status").number() != 200)
            throw new LabTrouble("the call was answered " + call.at("status").text() + ", not 200");
        return this;
    }

    /** Waits until what was spoken so far contains that text. */
    public LabCall hears(String text) {
        await("\"" + text + "\"", now -> now.at("text").text().contains(text));
        return this;
    }

    /** Presses keys: 0-9 * # A-D. */
    public LabCall press(String digits) {
        lab.post("/api/calls/" + id + "/press", "{\"digits\":" + Json.quoted(digits) + "}");
        return this;
    }

    /** Waits until the call is over; who ended it: {@code here}, {@code there} or a reason. */
    public String ended() {
        return await("the call's end", now -> !now.at("ended").text().isEmpty())
                .at("ended")
                .text();
    }

    public void hangUp() {
        lab.delete("/api/calls/" + id);
    }

    private Json await(String what, Predicate<Json> wanted) {
        Json now = now();
        for (long left = PATIENCE.toMillis(); left >= 0; left -= LOOK_MILLIS) {
            if (wanted.test(now)) return now;
            lab.look();
            now = now();
        }
        throw new LabTrouble("waited " + PATIENCE.toSeconds() + " s in vain for " + what + "; the call: " + now);
    }
}
