package voicelab.systems.interactionserver;

import java.time.Duration;

/**
 * @param handling without a request of its party for so long an interaction returns to its queue (documented, 180 min)
 * @param routing the same for a router (documented, 720 min)
 */
record BookLimits(int maxInteractions, int maxUserDataChars, Duration handling, Duration routing) {}
