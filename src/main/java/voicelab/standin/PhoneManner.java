package voicelab.standin;

import java.time.Duration;

/**
 * How a phone takes incoming calls.
 *
 * @param ring after so long it picks up; negative: somebody has to ({@link PhoneCall#pickUp})
 * @param status a final status from 300 to 699 instead; 0: the call is taken
 * @param redirect a number or SIP URI for the Contact of a 3xx; empty for none
 * @param earlyHertz a tone that is spoken before the answer (183 with SDP); 0 for none, then 180
 */
public record PhoneManner(Duration ring, int status, String redirect, double earlyHertz) {}
