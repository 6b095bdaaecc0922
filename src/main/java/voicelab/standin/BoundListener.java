package voicelab.standin;

import java.net.InetSocketAddress;
import voicelab.map.ListenerSpec;

/** A listener that answers: which one of the map, and where it is really bound. */
public record BoundListener(ListenerSpec spec, InetSocketAddress bound) {}
