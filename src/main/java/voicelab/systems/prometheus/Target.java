package voicelab.systems.prometheus;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import voicelab.map.LinkSpec;
import voicelab.map.ListenerSpec;
import voicelab.net.Hop;
import voicelab.protocols.http.Parameters;

/**
 * One exporter of one instance.
 *
 * @param pod the instance that it belongs to, {@code mcp-2} also for its sidecars
 */
record Target(LinkSpec link, ListenerSpec listener, InetSocketAddress at, String pod) {

    /** Targets of one kind. */
    String job() {
        return listener.system() + (listener.name().equals("LOG_METRICS") ? "-log" : "");
    }

    String instance() {
        return Hop.text(at);
    }

    /** What each of its series carries. */
    Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        labels.put("job", job());
        labels.put("instance", instance());
        labels.put("pod", pod);
        labels.put("container", ScrapePaths.of(listener).container());
        return labels;
    }

    /** @param nonce stands in the query as well; empty for none */
    String url(String nonce) {
        ScrapePaths paths = ScrapePaths.of(listener);
        String query = paths.parameters().encoded();
        String more = nonce.isEmpty() ? "" : Parameters.of("nonce", nonce).encoded();
        String all = query.isEmpty() || more.isEmpty() ? query + more : query + '&' + more;
        return "http://" + instance() + paths.path() + (all.isEmpty() ? "" : "?" + all);
    }
}
