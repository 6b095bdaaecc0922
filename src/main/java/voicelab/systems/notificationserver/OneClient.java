package voicelab.systems.notificationserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.engines.http.JsonFields;
import voicelab.protocols.http.HttpReply;
import voicelab.standin.LabContext;

/** Takes, reads and ends clients. */
record OneClient(LabContext lab, ClientTable clients, McuControl control) {
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z._-]{1,64}");

    /** {@code PUT /lab/v1/clients/{id}}: 201; the same once more 200; the same id with something else 409. */
    HttpReply announce(Asked asked) throws HttpRefusal {
        String id = asked.segment("id");
        if (!ID.matcher(id).matches())
            throw JsonFields.refusal(400, "the session's id does not fit", "1 to 64 of letters, digits and . _ -");
        Announcement announced = Announcement.read(JsonFields.of(asked), lab);
        if (clients.isFull() && clients.find(id).isEmpty())
            throw JsonFields.refusal(503, "too many clients live already", "end some, or raise most-clients");
        Client client = new Client(id, announced, lab);
        Optional<Client> there = clients.add(client);
        if (there.isPresent()) return again(there.get(), announced);
        control.setUp(client);
        return JsonBody.reply(201, client.json()).with("Location", "/lab/v1/clients/" + id);
    }

    private static HttpReply again(Client there, Announcement announced) throws HttpRefusal {
        if (there.announced().equals(announced)) return JsonBody.reply(200, there.json());
        throw JsonFields.refusal(409, "this session was announced otherwise before", "DELETE it first");
    }

    /** {@code GET /lab/v1/clients}. */
    HttpReply list(Asked asked) {
        ObjectNode body = JsonBody.object();
        ArrayNode list = body.putArray("clients");
        clients.all().forEach(client -> list.add(client.json()));
        return JsonBody.reply(200, body);
    }

    /** {@code GET /lab/v1/clients/{id}}. */
    HttpReply read(Asked asked) throws HttpRefusal {
        return JsonBody.reply(200, find(clients, asked).json());
    }

    /** {@code DELETE /lab/v1/clients/{id}}: 202 and its participant is removed; one that has ended is forgotten, 204. */
    HttpReply delete(Asked asked) throws HttpRefusal {
        Client client = find(clients, asked);
        boolean toldAll = client.undelivered().isEmpty();
        if (client.isEnded() && !client.owesRemoval() && toldAll) {
            clients.forget(client);
            return HttpReply.empty(204);
        }
        control.leave(client, lab.clock().instant());
        return JsonBody.reply(202, client.json());
    }

    static Client find(ClientTable clients, Asked asked) throws HttpRefusal {
        return clients.find(asked.segment("id")).orElseThrow(OneClient::unknown);
    }

    static HttpRefusal unknown() {
        return JsonFields.refusal(
                404, "no such client", "GET /lab/v1/clients lists them; ended ones are kept for 10 minutes");
    }
}
