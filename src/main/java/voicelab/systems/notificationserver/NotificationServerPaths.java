package voicelab.systems.notificationserver;

import voicelab.engines.http.PathTable;
import voicelab.systems.VendorPaths;

/** What the Notification Server answers. Everything under {@code /lab/v1} is ours. */
final class NotificationServerPaths {
    private NotificationServerPaths() {}

    static PathTable table(OneClient one, ClientMessage message, ReadEvents events, TakeNotice notice) {
        return PathTable.EMPTY
                .get("/lab/v1/clients", one::list)
                .put("/lab/v1/clients/{id}", one::announce)
                .get("/lab/v1/clients/{id}", one::read)
                .delete("/lab/v1/clients/{id}", one::delete)
                .later("POST", "/lab/v1/clients/{id}/messages", message)
                .later("GET", "/lab/v1/clients/{id}/events", events)
                .post("/lab/v1/notify", notice)
                .otherwise(VendorPaths::notPublic);
    }
}
