package voicelab.systems.mcu;

import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;

/** How control says no: {@code {"error", "remedy"}}. */
final class Refusals {
    private Refusals() {}

    static HttpRefusal bad(String error, String remedy) {
        return of(400, error, remedy);
    }

    static HttpRefusal of(int status, String error, String remedy) {
        return new HttpRefusal(
                JsonBody.reply(status, JsonBody.object().put("error", error).put("remedy", remedy)), error);
    }

    static HttpReply onlyAnswers(Asked asked, String allowed) throws HttpRefusal {
        String method = asked.request().method();
        throw new HttpRefusal(
                of(405, method + " is not answered here", "ask with one of " + allowed)
                        .reply()
                        .with("Allow", allowed),
                method + " " + asked.request().path());
    }

    /** The vendor's own interface is not public: nothing is made up for it. */
    @SuppressWarnings("DoNotCallSuggester") // it stands in a table of answers
    static HttpReply notPublic(Asked asked) throws HttpRefusal {
        throw new HttpRefusal(
                JsonBody.reply(501, JsonBody.object().put("standIn", true).put("reason", "vendor API not public")),
                asked.request().method() + " " + asked.request().path());
    }

    static HttpRefusal videoPlane(String kind) {
        return new HttpRefusal(
                JsonBody.reply(
                        501,
                        JsonBody.object()
                                .put("standIn", true)
                                .put("reason", "participants of kind " + kind + " come with the video plane")),
                "participant of kind " + kind);
    }
}
