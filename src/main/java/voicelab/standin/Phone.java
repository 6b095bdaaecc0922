package voicelab.standin;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A stand-in that a person could hold in the hand: scenarios, the proof and {@code lab dial} call and answer with it. */
public interface Phone {

    /**
     * Places a call; returns at once.
     *
     * @param number what is dialled
     * @param via the system that is called: {@code sbc} for a caller outside, {@code sip-server} for a registered phone
     * @param transport {@code udp} or {@code tcp}
     */
    PhoneCall dial(String number, String via, String transport);

    /** As above, with attached data in the INVITE. */
    PhoneCall dial(String number, String via, String transport, Map<String, String> data);

    /** How incoming calls are taken from now on, until the phone is reset. */
    void answers(PhoneManner manner);

    /** Registers this phone's line at SIP Server over the given transport; completes with the final status. */
    CompletionStage<Integer> register(String transport);

    /** The number under which this phone is registered ({@code 7001}). */
    String number();

    /** Calls in progress and the latest ended ones, oldest first; incoming ones are answered as {@link #answers} says. */
    List<PhoneCall> calls();
}
