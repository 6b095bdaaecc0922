package voicelab.systems.consul;

import java.util.Optional;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.HttpRefusal;
import voicelab.protocols.http.HttpReply;

/** {@code DELETE /v1/kv/{key}}, with {@code recurse} or {@code cas}. */
record DeleteKey(ConsulState consul) implements HttpAnswer {

    @Override
    public HttpReply answer(Asked asked) throws HttpRefusal {
        Asking asking = consul.asking(asked);
        String key = asking.segment("key");
        asking.only("recurse", "cas");
        if (key.isEmpty() && !asking.has("recurse")) throw new HttpRefusal(400, "Missing key name");
        Optional<Long> cas = asking.number("cas");
        boolean done = consul.store().write(draft -> {
            if (cas.isPresent()) return consul.keys().deleteCas(draft, key, cas.get());
            if (asking.has("recurse")) consul.keys().deleteTree(draft, key);
            else consul.keys().delete(draft, key);
            return true;
        });
        return HttpReply.of(200, "application/json", Boolean.toString(done));
    }
}
