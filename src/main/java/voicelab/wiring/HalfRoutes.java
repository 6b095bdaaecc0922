package voicelab.wiring;

import org.apache.camel.AsyncProducer;

/** The two ways into a link's half routes; there are none for a native arrow. */
record HalfRoutes(AsyncProducer out, AsyncProducer back) {}
