package voicelab.systems.voiceconfig;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigMirror;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.journal.Kind;
import voicelab.protocols.http.HttpReply;
import voicelab.standin.LabContext;

/** What is served, and how far it can be trusted. */
final class Shelf implements ConfigMirror.Listener {
    /** Ours: says of each answer whether the Configuration Server is followed right now. */
    static final String STATE = "X-Lab-Config-State";

    private final LabContext lab;
    private volatile ConfigMirror mirror;
    private volatile String trouble = "not read yet";
    private volatile Instant readAt = Instant.EPOCH;

    Shelf(LabContext lab) {
        this.lab = lab;
    }

    void serve(ConfigMirror read) {
        mirror = read;
    }

    @Override
    public void changed(Map<CfgType, Collection<CfgObject>> objects) {
        readAt = lab.clock().instant();
        trouble = "";
    }

    @Override
    public void trouble(String what) {
        if (!what.equals(trouble))
            lab.journal().note(Kind.EVENT, "x-12", lab.self().toString(), "", what);
        trouble = what;
    }

    /** Empty while the Configuration Server is followed. */
    String trouble() {
        return trouble;
    }

    /** When the latest change was taken in. */
    Instant readAt() {
        return readAt;
    }

    /** @throws HttpRefusal 503 while nothing was ever read */
    ConfigMirror objects() throws HttpRefusal {
        ConfigMirror now = mirror;
        if (now != null && now.isComplete()) return now;
        throw new HttpRefusal(
                JsonBody.reply(503, JsonBody.object().put("reason", trouble)).with("Retry-After", "5"), trouble);
    }

    HttpReply marked(HttpReply reply) {
        String now = trouble;
        String state = now.isEmpty() ? "current" : "stale; " + now.replaceAll("[^ -~]", " ");
        return reply.with(STATE, state);
    }
}
