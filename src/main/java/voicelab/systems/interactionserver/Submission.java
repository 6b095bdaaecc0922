package voicelab.systems.interactionserver;

import java.time.Instant;
import voicelab.protocols.frames.KvList;

/**
 * What an interaction was submitted with; all but the two ids of others stays as it is.
 *
 * @param externalId the submitter's own id; may be empty
 * @param parentId may be empty
 * @param seq counts submits, from 1
 * @param inQueues where it may be stopped or continued later, as the submitter gave it ({@code destinations})
 */
record Submission(
        String externalId,
        String parentId,
        int tenantId,
        String mediaType,
        String type,
        String subtype,
        boolean online,
        Instant receivedAt,
        Instant submittedAt,
        String submittedBy,
        long seq,
        KvList inQueues,
        KvList outQueues) {

    Submission withExternalId(String next) {
        return new Submission(
                next,
                parentId,
                tenantId,
                mediaType,
                type,
                subtype,
                online,
                receivedAt,
                submittedAt,
                submittedBy,
                seq,
                inQueues,
                outQueues);
    }

    Submission withParentId(String next) {
        return new Submission(
                externalId,
                next,
                tenantId,
                mediaType,
                type,
                subtype,
                online,
                receivedAt,
                submittedAt,
                submittedBy,
                seq,
                inQueues,
                outQueues);
    }
}
