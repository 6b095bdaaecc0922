package voicelab.systems.interactionserver;

import voicelab.protocols.frames.KvList;

/**
 * One interaction as the server keeps it. Immutable.
 *
 * @param id 16 letters and digits when given here, else as its submitter chose
 * @param userData everything that is no system property ({@code flexible_properties})
 */
record Interaction(String id, Submission submission, Whereabouts where, KvList userData) {

    String queue() {
        return where.queue();
    }

    String mediaType() {
        return submission.mediaType();
    }

    boolean waits() {
        return where.party() == null;
    }

    Interaction at(Whereabouts next) {
        return new Interaction(id, submission, next, userData);
    }

    Interaction with(Submission next) {
        return new Interaction(id, next, where, userData);
    }

    Interaction with(KvList next) {
        return new Interaction(id, submission, where, next);
    }
}
