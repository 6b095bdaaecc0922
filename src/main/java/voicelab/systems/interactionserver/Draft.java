package voicelab.systems.interactionserver;

import java.time.Instant;
import voicelab.protocols.frames.KvList;

/**
 * What somebody wants to submit.
 *
 * @param id empty: the server gives one
 * @param tenantId 0: the server's own tenant
 * @param receivedAt null: now
 */
record Draft(
        String id,
        String queue,
        String externalId,
        String parentId,
        int tenantId,
        String mediaType,
        String type,
        String subtype,
        boolean online,
        Instant receivedAt,
        KvList inQueues,
        KvList outQueues,
        KvList userData) {}
