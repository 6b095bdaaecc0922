package voicelab.systems.interactionserver;

import static java.util.Map.entry;
import static voicelab.engines.frames.interaction.ClientType.MEDIA_SERVER;
import static voicelab.engines.frames.interaction.ClientType.PROXY;
import static voicelab.engines.frames.interaction.ClientType.REPORTING_ENGINE;
import static voicelab.engines.frames.interaction.ClientType.ROUTING_ENGINE;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import voicelab.engines.frames.interaction.ClientType;
import voicelab.engines.frames.interaction.InteractionNames;

/** What this Interaction Server does, and for whom; every other request is answered "not implemented". */
final class Requests {
    private static final Set<ClientType> ALL = EnumSet.allOf(ClientType.class);
    private static final Set<ClientType> WORKERS = EnumSet.of(PROXY, MEDIA_SERVER, ROUTING_ENGINE);
    private static final Set<ClientType> SUBMITTERS = EnumSet.of(PROXY, MEDIA_SERVER);

    /** @param who client types that may ask so */
    record Row(Set<ClientType> who, Operation operation) {}

    static final Map<String, Row> BY_NAME = Map.ofEntries(
            entry(InteractionNames.REGISTER_CLIENT, new Row(ALL, new RegisterClient())),
            entry(InteractionNames.SUBMIT, new Row(SUBMITTERS, new Submit())),
            entry(InteractionNames.PLACE_IN_QUEUE, new Row(WORKERS, new PlaceInQueue())),
            entry(InteractionNames.PULL, new Row(EnumSet.of(PROXY, ROUTING_ENGINE), new Pull())),
            entry(InteractionNames.CHANGE_PROPERTIES, new Row(WORKERS, new ChangeProperties())),
            entry(InteractionNames.STOP_PROCESSING, new Row(WORKERS, new StopProcessing())),
            entry(InteractionNames.HOLD, new Row(SUBMITTERS, new Hold(true))),
            entry(InteractionNames.RESUME, new Row(SUBMITTERS, new Hold(false))),
            entry(InteractionNames.GET_PROPERTIES, new Row(ALL, new GetProperties())),
            entry(InteractionNames.FIND_INTERACTIONS, new Row(ALL, new FindInteractions())),
            entry(InteractionNames.TAKE_SNAPSHOT, new Row(ALL, new TakeSnapshot())),
            entry(InteractionNames.GET_SNAPSHOT_INTERACTIONS, new Row(ALL, new GetSnapshotInteractions())),
            entry(InteractionNames.RELEASE_SNAPSHOT, new Row(ALL, new ReleaseSnapshot())),
            entry(
                    InteractionNames.START_REPORTING_ALL,
                    new Row(EnumSet.of(REPORTING_ENGINE), new StartReporting(true))),
            entry(
                    InteractionNames.STOP_REPORTING_ALL,
                    new Row(EnumSet.of(REPORTING_ENGINE), new StartReporting(false))));

    private Requests() {}
}
