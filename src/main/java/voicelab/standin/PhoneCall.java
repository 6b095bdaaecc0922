package voicelab.standin;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** One call at a {@link Phone}, as the person at the phone sees it. */
public interface PhoneCall {

    /** The SIP Call-ID of the phone's own leg. */
    String callId();

    boolean incoming();

    /** The number at the other end. */
    String peer();

    /** Completes with 200 when the call is up, or with the final status that kept it from it (408, 486, 503 ...). */
    CompletionStage<Integer> answered();

    /** Completes when the call is over, with who ended it: {@code here}, {@code there} or a reason. */
    CompletionStage<String> ended();

    /** Presses keys (0-9 * # A-D); completes when all were sent. */
    CompletionStage<?> press(String digits);

    /** Speaks a tone into the phone until {@code length} is over. */
    void tone(double hertz, Duration length);

    /** Picks up a call that rings; nothing for any other. */
    void pickUp();

    /** Puts the other end on hold (re-INVITE, sendonly), or takes it back; completes with the final status. */
    CompletionStage<Integer> hold(boolean held);

    /** Asks by REFER that the other end goes on with a number; completes with the last status that is told of it. */
    CompletionStage<Integer> refer(String number);

    /** The same with the other end of another call of this phone's (REFER with Replaces). */
    CompletionStage<Integer> refer(PhoneCall other);

    /** Sends attached data by INFO; completes with the final status. */
    CompletionStage<Integer> info(Map<String, String> data);

    /** The attached data that came with the call and by INFO. */
    Map<String, String> data();

    /** Cancels a ringing call, ends a call that is up. */
    void hangUp();

    /**
     * The strongest single tone in what was heard lately, decoded from received RTP.
     *
     * @param from ignore what was heard before this offset from the start of the call's media
     */
    Optional<Heard> heard(Duration from);

    /**
     * How loud each of these frequencies is in the latest 400 ms of what was heard, in dBm0, however many sound at once.
     *
     * @param from as for {@link #heard}
     * @return one level a frequency, down to negative infinity; empty while there is less than 400 ms of sound
     */
    double[] levels(Duration from, double... hertz);

    /** How far the call's received media has come; the offset for {@link #heard}. */
    Duration mediaPosition();

    /** What the tone patterns heard so far spell (audible text), empty when none were. */
    String text();

    /** What was heard: frequency and how far it stands out. */
    record Heard(double hertz, double snrDecibels) {}
}
