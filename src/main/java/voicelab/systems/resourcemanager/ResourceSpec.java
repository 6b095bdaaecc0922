package voicelab.systems.resourcemanager;

import java.net.InetSocketAddress;
import java.util.Set;

/**
 * A physical resource as the configuration has it.
 *
 * @param name of its application
 * @param address where its SIP is
 * @param capacity calls at once
 * @param services what its group offers
 */
record ResourceSpec(String name, InetSocketAddress address, int capacity, Set<MediaService> services) {}
