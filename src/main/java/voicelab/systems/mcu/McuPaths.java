package voicelab.systems.mcu;

import voicelab.engines.http.JsonBody;
import voicelab.engines.http.PathTable;

/** What control answers: the feature list of port 2131. */
final class McuPaths {
    private static final String ALL = "/lab/v1/conferences";
    private static final String ONE = ALL + "/{id}";
    private static final String PARTIES = ONE + "/participants";
    private static final String PARTY = PARTIES + "/{pid}";
    private static final String RECORDING = ONE + "/recording";

    private McuPaths() {}

    static PathTable table(Floor floor) {
        ManyConferences many = new ManyConferences(floor);
        OneConference one = new OneConference(floor);
        AddParticipant add = new AddParticipant(floor);
        OneParticipant party = new OneParticipant(floor);
        Recordings recordings = new Recordings(floor);
        return PathTable.EMPTY
                .later("GET", "/lab/v1/capacity", floor.on(asked -> JsonBody.reply(200, floor.capacity())))
                .later("GET", ALL, floor.on(many::list))
                .later("POST", ALL, floor.on(many::make))
                .later("GET", ONE, floor.on(one::read))
                .later("DELETE", ONE, floor.on(one::delete))
                .later("POST", PARTIES, floor.on(add))
                .later("GET", PARTY, floor.on(party::read))
                .later("PATCH", PARTY, floor.on(party::change))
                .later("DELETE", PARTY, floor.on(party::delete))
                .later("POST", RECORDING, floor.on(recordings::begin))
                .later("GET", RECORDING, recordings::read)
                .later("DELETE", RECORDING, floor.on(recordings::end))
                .on("*", "/lab/v1/capacity", asked -> Refusals.onlyAnswers(asked, "GET"))
                .on("*", ALL, asked -> Refusals.onlyAnswers(asked, "GET, POST"))
                .on("*", ONE, asked -> Refusals.onlyAnswers(asked, "GET, DELETE"))
                .on("*", PARTIES, asked -> Refusals.onlyAnswers(asked, "POST"))
                .on("*", PARTY, asked -> Refusals.onlyAnswers(asked, "GET, PATCH, DELETE"))
                .on("*", RECORDING, asked -> Refusals.onlyAnswers(asked, "GET, POST, DELETE"))
                .on("*", "/{path*}", Refusals::notPublic);
    }
}
