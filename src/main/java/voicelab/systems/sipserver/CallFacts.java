package voicelab.systems.sipserver;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import voicelab.protocols.sip.Transport;

/**
 * What SIP Server knows of a call, whoever its ends are at the moment.
 *
 * @param callId the first caller's
 * @param from the caller as a From value
 * @param dialled as the caller said it
 * @param route numbers and systems that the call was led to, in order
 * @param outside whether the first caller came through the SBC
 */
record CallFacts(
        String uuid,
        String callId,
        String from,
        String dialled,
        Transport transport,
        boolean outside,
        Instant since,
        AttachedData data,
        List<String> route) {

    CallFacts(
            String uuid,
            String callId,
            String from,
            String dialled,
            Transport transport,
            boolean outside,
            Instant since,
            AttachedData data) {
        this(uuid, callId, from, dialled, transport, outside, since, data, new CopyOnWriteArrayList<>());
    }

    /** The same call as somebody joins it for whom another one speaks. */
    CallFacts callingFrom(String other) {
        return new CallFacts(uuid, callId, other, dialled, transport, outside, since, data, route);
    }
}
