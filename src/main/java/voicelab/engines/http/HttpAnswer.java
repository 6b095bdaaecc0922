package voicelab.engines.http;

import voicelab.protocols.http.HttpReply;

/** Answers one kind of request; may block, it runs on the worker's task pool. */
@FunctionalInterface
public interface HttpAnswer {

    /**
     * @throws HttpRefusal to answer so
     * @throws Exception anything else is a bug: noted, answered 500, the connection closes
     */
    HttpReply answer(Asked asked) throws Exception;
}
