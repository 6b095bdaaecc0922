package voicelab.protocols.sip;

/**
 * Why a packet cannot be taken as it is.
 *
 * @param status what a request with it is answered: 400, 413, 420, 505, ...
 * @param text what is wrong and where; fit for a reason phrase
 */
public record SipProblem(int status, String text) {}
