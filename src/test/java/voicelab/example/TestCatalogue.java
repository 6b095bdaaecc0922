package voicelab.example;

import java.util.List;
import java.util.Optional;
import voicelab.boot.BootFailure;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.boot.RunningLab;
import voicelab.map.ConnectionMap;
import voicelab.map.MapSources;
import voicelab.profile.Net;
import voicelab.profile.Profile;
import voicelab.profile.ProfileReader;

/** The shipped rooms and, one line each, those of the tests; with the map that their packages bring along. */
public final class TestCatalogue {
    private TestCatalogue() {}

    public static Catalogue rooms() {
        Catalogue rooms = Catalogue.shipped();
        rooms.and("talking-clock", voicelab.systems.talkingclock.TalkingClockStandIn::new);
        return rooms;
    }

    public static ConnectionMap map() {
        return ConnectionMap.load(MapSources.SHIPPED.withRooms(rooms().ids()));
    }

    /** The test profile, {@code src/test/resources/profiles/example.yml}. */
    public static Profile profile() {
        return new ProfileReader(map()).named("example");
    }

    public static RunningLab boot(String net) throws BootFailure {
        return RunningLab.boot(new LabOrder(
                map(),
                rooms(),
                profile(),
                Net.parse(net),
                Optional.empty(),
                1,
                Optional.empty(),
                List.of(),
                line -> {}));
    }
}
