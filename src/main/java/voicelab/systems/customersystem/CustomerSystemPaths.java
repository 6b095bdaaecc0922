package voicelab.systems.customersystem;

import voicelab.engines.http.PathTable;
import voicelab.protocols.http.HttpReply;

/** What the customer system answers. */
final class CustomerSystemPaths {
    private CustomerSystemPaths() {}

    static PathTable table(OrderBook orders) {
        OneOrder one = new OneOrder(orders);
        return PathTable.EMPTY
                .post("/orders", new PlaceOrder(orders))
                .get("/orders", new ReadOrders(orders))
                .delete("/orders", asked -> {
                    orders.clear();
                    return HttpReply.empty(204);
                })
                .get("/orders/{id}", one::read)
                .delete("/orders/{id}", one::delete);
    }
}
