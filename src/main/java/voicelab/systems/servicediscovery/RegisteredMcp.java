package voicelab.systems.servicediscovery;

/**
 * One instance of the service in Consul that counts.
 *
 * @param name of its application: the service's id
 * @param host address as registered, or its node's
 * @param port of its SIP
 */
record RegisteredMcp(String name, String host, int port) {}
