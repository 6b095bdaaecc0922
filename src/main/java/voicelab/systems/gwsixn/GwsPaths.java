package voicelab.systems.gwsixn;

import voicelab.engines.http.PathTable;

/** What the HTTP face answers; all of it is ours. */
final class GwsPaths {
    private static final String ONE = "/lab/v1/interactions/{id}";

    private GwsPaths() {}

    static PathTable table(ServerDoor door) {
        OneInteraction one = new OneInteraction(door);
        return PathTable.EMPTY
                .later("POST", "/lab/v1/interactions", new SubmitInteraction(door))
                .later("POST", "/lab/v1/pull", new PullFromQueue(door))
                .later("GET", ONE, one::read)
                .later("PATCH", ONE, one::change)
                .later("DELETE", ONE, one::stop)
                .later("POST", ONE + "/stop", one::stop)
                .later("POST", ONE + "/place", one::place)
                .later("POST", ONE + "/pull", one::pull);
    }
}
