/**
 * VoiceXML 2.0 and 2.1 as a media server runs it: pages are fetched and checked, forms interpreted on the caller's own thread,
 * and the world is reached through three ports: {@link voicelab.languages.voicexml.PageFetcher} (documents),
 * {@link voicelab.languages.voicexml.Line} (the caller) and {@link voicelab.languages.voicexml.DialogTrace} (logs and call
 * detail events, gvp.md 2.4). No sockets, no threads, no clock: time-outs are handed to the line.
 *
 * <pre>{@code
 * VoiceXmlSession session = new VoiceXmlSession(fetcher, line, trace,
 *         Map.of("connection.local.uri", "sip:8001@127.20.0.12",
 *                "connection.protocol.sip.headers", Map.of("x-genesys-calluuid", uuid)),
 *         DialogLimits.DEFAULT);
 * try {
 *     session.load(URI.create("http://127.20.0.40/start.vxml"), Map.of("ANI", ani));   // then answer 200 ...
 * } catch (PageFailure e) {
 *     return reject(500, e.event() + ": " + e.getMessage());                           // ... or refuse the call
 * }
 * Outcome outcome = session.run();                 // blocks until the dialog ends
 * if (outcome instanceof Outcome.Exited exited) bye(exited.values());
 * if (outcome instanceof Outcome.Failed failed) log(failed.event(), failed.message(), failed.place());
 *
 * // in Line.listen: prompts are queued segments; keys go one by one into a collector that knows the grammars
 * KeyCollector keys = new KeyCollector(listen);
 * keys.key('4').or(() -> waitFor(keys.patience()) ? next() : keys.timeout());
 * }</pre>
 *
 * <p>Here: all elements of 2.0 but {@code record} and {@code object}; of 2.1 {@code foreach}, {@code srcexpr},
 * {@code disconnect namelist}, {@code mark nameexpr}, {@code data} (a read-only DOM of elements, text and attributes), {@code transfer type} (as far as the line can). Grammars: SRGS in XML,
 * for keys and for words as text, inline, fetched and built in (keys only). What is not implemented throws
 * {@code error.unsupported.<element>}: {@code object}, {@code record}, the
 * vendor's {@code send}; {@code error.unsupported.format} for
 * other grammar formats. Not here: n-best results, {@code fetchaudio} and prefetching, mixed voice and key grammars in one
 * utterance, references between grammar documents.
 *
 * <p>A page's namespace is not insisted on, and {@code <log>} in a field is passed over, as W3C's own test pages need it; every
 * other deviation from the vocabulary is {@code error.badfetch} with the line. Sources: VoiceXML 2.0, VoiceXML 2.1, SRGS 1.0,
 * RFC 5552; which values stand in a call detail event is our own choice where gvp.md has it not.
 */
package voicelab.languages.voicexml;
