package voicelab.boot;

import java.util.List;
import voicelab.map.InstanceId;
import voicelab.standin.BoundListener;
import voicelab.standin.StandIn;

/** One instance that was started: its stand-in and where it listens; without a stand-in it was taken down. */
public record Room(
        InstanceId id, StandIn standIn, List<BoundListener> listeners, voicelab.standin.LabContext context) {}
