package voicelab.systems.customersystem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import voicelab.engines.http.JsonBody;

/**
 * A placed order.
 *
 * @param digits what the caller keyed in, 1 to 64 of 0-9 A-D * #
 * @param session the GVP session of the call, empty when none was given
 * @param from who placed it: address and port
 */
record Order(long id, String digits, String session, String from, Instant placed) {

    ObjectNode json() {
        return JsonBody.object()
                .put("id", id)
                .put("digits", digits)
                .put("session", session)
                .put("from", from)
                .put("placed", placed.toString());
    }
}
