package voicelab.languages.voicexml;

import java.net.URI;

/** What came of a fetch. */
public sealed interface Fetched {
    /**
     * The server answered.
     *
     * @param status HTTP status, 200 for other schemes
     * @param contentType as sent, may be empty
     * @param body the bytes
     * @param finalUri after redirects; relative references resolve against it
     */
    @SuppressWarnings("ArrayRecordComponent") // shared, never to be changed; nobody compares these
    record Document(int status, String contentType, byte[] body, URI finalUri) implements Fetched {}

    /** No document: {@code error.badfetch}, the reason in its message. */
    record Failed(String reason) implements Fetched {}
}
