package voicelab.systems.notificationserver;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.engines.http.JsonFields;
import voicelab.engines.http.LaterAnswer;
import voicelab.protocols.http.HttpReply;
import voicelab.standin.LabContext;

/** {@code POST /lab/v1/clients/{id}/messages}: the client's own signalling, answered when the MCU has answered. */
record ClientMessage(LabContext lab, ClientTable clients, McuControl control) implements LaterAnswer {

    @Override
    public CompletionStage<HttpReply> answer(Asked asked) throws HttpRefusal {
        Client client = OneClient.find(clients, asked);
        String action = JsonFields.of(asked).choice("action", List.of("", "mute", "unmute", "leave"));
        if (action.isEmpty()) throw JsonFields.refusal(400, "action: is missing", "one of mute, unmute, leave");
        client.touched(lab.clock().instant());
        if (client.isEnded())
            throw JsonFields.refusal(409, "this client has ended", "create a new session at the Application Server");
        if (action.equals("leave")) {
            control.leave(client, lab.clock().instant());
            return CompletableFuture.completedFuture(JsonBody.reply(202, client.json()));
        }
        CompletableFuture<HttpReply> answer = new CompletableFuture<>();
        if (!client.polls().ask(answer))
            throw JsonFields.refusal(429, "too many messages wait for the MCU already", "wait for their answers");
        control.lane(client)
                .add(
                        attempt -> answer.complete(proxied(client, control.mute(client, action.equals("mute")))),
                        e -> answer.completeExceptionally(JsonFields.refusal(
                                502,
                                client.announced().mcu() + " cannot be reached: " + e.getMessage(),
                                "see whether the MCU is up and mcu-9 is not cut")));
        return answer;
    }

    private static HttpReply proxied(Client client, HttpReply mcus) {
        if (mcus.status() < 300) return JsonBody.reply(200, client.json());
        HttpRefusal refusal = JsonFields.refusal(
                409, client.announced().mcu() + " refuses: " + McuControl.said(mcus), "read the client's state");
        return refusal.reply();
    }
}
