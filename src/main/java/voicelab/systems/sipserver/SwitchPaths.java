package voicelab.systems.sipserver;

import voicelab.engines.http.PathTable;
import voicelab.systems.VendorPaths;

/** What SIP Server's control port answers: the feature list of the lab's own interface to it. */
final class SwitchPaths {
    private static final String NUMBERS = "/lab/v1/numbers";
    private static final String NUMBER = NUMBERS + "/{pattern}";
    private static final String CALLS = "/lab/v1/calls";
    private static final String CALL = CALLS + "/{uuid}";

    private SwitchPaths() {}

    static PathTable table(Desk desk) {
        Numbers numbers = new Numbers(desk);
        LiveCalls calls = new LiveCalls(desk);
        return PathTable.EMPTY
                .get(NUMBERS, numbers::list)
                .get(NUMBER, numbers::read)
                .put(NUMBER, numbers::put)
                .delete(NUMBER, numbers::delete)
                .get("/lab/v1/registrations", desk::registrations)
                .get(CALLS, calls::list)
                .get(CALL, calls::read)
                .later("DELETE", CALL, desk.on(calls::end))
                .later("PATCH", CALL + "/data", desk.on(calls::attach))
                .later("POST", CALL + "/transfer", desk.on(calls::transfer))
                .otherwise(VendorPaths::notPublic);
    }
}
