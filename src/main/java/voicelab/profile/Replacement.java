package voicelab.profile;

import java.net.InetSocketAddress;

/** The user's own system in place of a stand-in: where it listens. */
public record Replacement(String url, InetSocketAddress address) {}
