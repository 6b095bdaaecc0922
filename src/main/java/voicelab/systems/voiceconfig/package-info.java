/**
 * Voice Config, the "Config Node" that hands tenant configuration to voice and digital services over HTTP.
 *
 * <p><b>The real one</b> reads the tenant's Configuration Server and answers Interaction Server's node and others on 8888; its
 * paths and answers are not public (facts A8).
 *
 * <p><b>Imitated</b>: the objects of {@code config-server}, read over x-12 in the lab's open framing as application {@code
 * voice-config}, kept and followed by notifications, so that a change is visible at once; lists and single objects by type, name,
 * DBID and attribute as JSON. While the Configuration Server is away what was read is served with a header that says so; before
 * it was ever read the answer is 503 with the reason.
 *
 * <p><b>Ours, because not public</b>: every path ({@code /lab/v1/config/...}, {@code docs/openapi/voice-config.yaml}) and the form
 * of the answers; every other path is answered 501. {@code /health} is a common name and ours as well.
 *
 * <p><b>Not done</b>: writing, metrics of the Config Node, requests of devices and nodes.
 *
 * <p>Sources: engagement services private edition guides (architecture of Interaction Server; voice configuration service).
 */
package voicelab.systems.voiceconfig;
