package voicelab.systems.consul;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;

/** {@code PUT /v1/txn}: operations on keys, done all or none. */
record Transaction(ConsulState consul) implements HttpAnswer {
    private static final int MAX_OPERATIONS = 128;

    @Override
    public HttpReply answer(Asked asked) throws HttpRefusal {
        Asking asking = consul.asking(asked);
        int bytes = asked.request().body().length;
        if (bytes > Keys.MAX_VALUE_BYTES) throw WriteKey.tooLarge(bytes, "txn_max_req_len");
        List<TxnStep> steps = steps(asked);
        List<ObjectNode> results = new ArrayList<>();
        ArrayNode errors = Json.array();
        try {
            consul.store().write(draft -> {
                for (int i = 0; i < steps.size(); i++) {
                    try {
                        results.addAll(steps.get(i).run(draft, consul.keys()));
                    } catch (HttpRefusal e) {
                        errors.addObject().put("OpIndex", i).put("What", e.getMessage());
                    }
                }
                if (!errors.isEmpty()) throw new HttpRefusal(409, "rolled back");
                return true;
            });
        } catch (HttpRefusal e) {
            if (errors.isEmpty()) throw e;
            ObjectNode body = Json.object().putNull("Results");
            body.set("Errors", errors);
            return asking.json(409, body);
        }
        ObjectNode body = Json.object();
        ArrayNode list = body.putArray("Results");
        results.forEach(row -> list.addObject().set("KV", row));
        body.putNull("Errors");
        return asking.read(asking.json(body));
    }

    private static List<TxnStep> steps(Asked asked) throws HttpRefusal {
        var body = JsonBody.of(asked);
        if (!body.isArray()) throw new HttpRefusal(400, "Failed to parse body: a list is wanted");
        if (body.size() > MAX_OPERATIONS)
            throw new HttpRefusal(
                    413, "Transaction contains too many operations (" + body.size() + " > " + MAX_OPERATIONS + ")");
        List<TxnStep> steps = new ArrayList<>();
        for (var node : body) {
            Fields operation = Fields.of(node);
            for (String other : List.of("Node", "Service", "Check", "Session", "Intention"))
                if (operation.has(other))
                    throw HttpRefusal.notImplemented("a transaction's " + other + " operation; keys (KV) only");
            Fields kv = operation.object("KV").orElseThrow(() -> new HttpRefusal(400, "an operation without KV"));
            steps.add(step(kv));
        }
        return steps;
    }

    private static TxnStep step(Fields kv) throws HttpRefusal {
        byte[] value;
        try {
            value = Base64.getDecoder().decode(kv.text("Value"));
        } catch (IllegalArgumentException e) {
            throw new HttpRefusal(400, "Failed to parse body: illegal base64 data in Value");
        }
        if (value.length > Keys.MAX_VALUE_BYTES)
            throw new HttpRefusal(
                    413,
                    "Value for key \"" + kv.text("Key") + "\" is too large (" + value.length + " > "
                            + Keys.MAX_VALUE_BYTES + " bytes)");
        BigInteger flags = kv.node("Flags").map(n -> n.bigIntegerValue()).orElse(BigInteger.ZERO);
        Keys.Entry entry = new Keys.Entry(kv.text("Key"), value, flags);
        long index = kv.node("Index").map(n -> n.asLong()).orElse(0L);
        return new TxnStep(kv.text("Verb"), entry, index, kv.text("Session"));
    }
}
