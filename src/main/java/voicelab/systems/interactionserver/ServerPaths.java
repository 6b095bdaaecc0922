package voicelab.systems.interactionserver;

import voicelab.engines.http.PathTable;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.metrics.MetricText;

/** What the two HTTP listeners answer. */
final class ServerPaths {
    private static final String POINT = "/Genesys/Interaction/{point}/WebServiceCapturePoint";

    private ServerPaths() {}

    /** The capture points; the path is the documented default of their option soap-endpoint. */
    static PathTable capture(CaptureDesk desk) {
        return PathTable.EMPTY.post(POINT, desk::call).get(POINT, new Wsdl(desk)::tell);
    }

    /** 13131. The names of the metrics are documented, the paths are usual ones. */
    static PathTable metrics(ServerMetrics metrics) {
        return PathTable.EMPTY
                .get("/metrics", asked -> HttpReply.of(200, MetricText.CONTENT_TYPE, metrics.text()))
                .get("/health", asked -> HttpReply.text(200, "ok\n"))
                .get("/ready", asked -> HttpReply.text(200, "ready\n"));
    }
}
