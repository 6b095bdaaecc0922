package voicelab.languages.voicexml;

import java.time.Duration;
import java.util.Optional;

/**
 * A {@code <transfer>}, VoiceXML 2.0 2.3.7 and 2.1 section 7.
 *
 * @param type {@code bridge}, {@code blind} or {@code consultation}
 * @param destination the URI, such as {@code tel:+18005551212} or {@code sip:agent@host}
 * @param connectTimeout how long to wait for an answer
 * @param maxTime longest bridged time, zero for no limit
 * @param aai application-to-application information, may be empty
 * @param grammars that the keys of a bridged caller may match, which ends it; see {@link EndingKeys}
 * @param waiting to be heard over and over until the other side answers
 */
public record TransferRequest(
        String type,
        String destination,
        Duration connectTimeout,
        Duration maxTime,
        String aai,
        InputMatcher grammars,
        Optional<Prompt> waiting) {}
