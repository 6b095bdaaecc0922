package voicelab.systems;

import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;

/** What the rooms answer whose vendor's HTTP interface is not public, to every path that is none of ours. */
public final class VendorPaths {
    private VendorPaths() {}

    /** 501 with {@code {"standIn":true,"reason":"vendor API not public"}}, noted as unsupported. */
    public static HttpReply notPublic(Asked asked) throws HttpRefusal {
        HttpReply reply =
                JsonBody.reply(501, JsonBody.object().put("standIn", true).put("reason", "vendor API not public"));
        throw new HttpRefusal(reply, "vendor API not public: " + asked.request().summary());
    }
}
