package voicelab.systems.customersystem;

import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;

/** {@code GET} and {@code DELETE /orders/{id}}. */
record OneOrder(OrderBook orders) {

    HttpReply read(Asked asked) throws HttpRefusal {
        long id = id(asked);
        return orders.find(id)
                .map(order -> JsonBody.reply(200, order.json()))
                .orElseThrow(() -> new HttpRefusal(404, "no order " + id));
    }

    HttpReply delete(Asked asked) throws HttpRefusal {
        long id = id(asked);
        if (!orders.delete(id)) throw new HttpRefusal(404, "no order " + id);
        return HttpReply.empty(204);
    }

    private static long id(Asked asked) throws HttpRefusal {
        try {
            return Long.parseLong(asked.segment("id"));
        } catch (NumberFormatException e) {
            throw new HttpRefusal(400, "an order's id is a number");
        }
    }
}
