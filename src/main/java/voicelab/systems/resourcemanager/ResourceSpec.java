package voicelab.systems.resourcemanager;

import java.net.InetSocketAddress;

/**
 * A physical resource as the configuration has it.
 *
 * @param name of its application
 * @param address where its SIP is
 * @param capacity calls at once
 * @param group the one that it belongs to
 */
record ResourceSpec(String name, InetSocketAddress address, int capacity, GroupSpec group) {}
