package voicelab.systems.consul;

import java.math.BigInteger;
import java.util.Optional;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.HttpRefusal;
import voicelab.protocols.http.HttpReply;

/** {@code PUT /v1/kv/{key}}, with {@code flags}, and {@code cas}, {@code acquire} or {@code release}. */
record WriteKey(ConsulState consul) implements HttpAnswer {

    @Override
    public HttpReply answer(Asked asked) throws HttpRefusal {
        Asking asking = consul.asking(asked);
        String key = asking.segment("key");
        if (key.isEmpty()) throw new HttpRefusal(400, "Missing key name");
        asking.only("cas", "acquire", "release");
        byte[] value = asked.request().body();
        if (value.length > Keys.MAX_VALUE_BYTES) throw tooLarge(value.length, "kv_max_value_size");
        Optional<Long> flags = asking.number("flags");
        BigInteger unsigned = new BigInteger(Long.toUnsignedString(flags.orElse(0L)));
        Keys.Entry entry = new Keys.Entry(key, value, unsigned);
        Optional<Long> cas = asking.number("cas");
        boolean done = consul.store().write(draft -> {
            if (asking.has("acquire")) return consul.keys().lock(draft, entry, asking.text("acquire"));
            if (asking.has("release")) return consul.keys().unlock(draft, entry, asking.text("release"));
            if (cas.isPresent()) return consul.keys().cas(draft, entry, cas.get());
            consul.keys().set(draft, entry);
            return true;
        });
        return HttpReply.of(200, "application/json", Boolean.toString(done));
    }

    /** In Consul's words. */
    static HttpRefusal tooLarge(int bytes, String setting) {
        return new HttpRefusal(
                413,
                "Request body(" + bytes + " bytes) too large, max size: " + Keys.MAX_VALUE_BYTES
                        + " bytes. See https://developer.hashicorp.com/docs/agent/config/config-files#" + setting
                        + ".");
    }
}
