package voicelab.systems.customersystem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.Parameters;

/** {@code GET /orders}, narrowed by {@code ?digits=} and {@code ?session=} (or {@code ?sessionid=}): oldest first. */
record ReadOrders(OrderBook orders) implements HttpAnswer {

    @Override
    public HttpReply answer(Asked asked) throws HttpRefusal {
        Parameters query = asked.query();
        Optional<String> digits = query.first("digits");
        Optional<String> session = query.first("sessionid").or(() -> query.first("session"));
        ObjectNode body = JsonBody.object();
        ArrayNode list = body.putArray("orders");
        for (Order order : orders.all()) {
            boolean fits = digits.orElse(order.digits()).equals(order.digits())
                    && session.orElse(order.session()).equals(order.session());
            if (fits) list.add(order.json());
        }
        return JsonBody.reply(200, body);
    }
}
