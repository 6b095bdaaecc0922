package voicelab.systems.interactionserver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.protocols.http.HttpReply;

/** {@code GET ...?wsdl}: the description that the jar carries, with the address at which it was asked. */
record Wsdl(CaptureDesk desk) {
    private static final String FILE = "systems/interaction-server/capture-point.wsdl";
    private static final int MAX_BYTES = 256 * 1024;

    HttpReply tell(Asked asked) throws HttpRefusal {
        desk.point(asked);
        if (!asked.request().query().equalsIgnoreCase("wsdl"))
            throw new HttpRefusal(
                    HttpReply.text(405, "SOAP calls are posted; GET answers ?wsdl alone\n")
                            .with("Allow", "POST"),
                    "method not allowed");
        String uri = asked.request().uri();
        String location = uri.substring(0, uri.indexOf('?'));
        return HttpReply.of(200, "text/xml; charset=utf-8", text().replace("@LOCATION@", escaped(location)));
    }

    private static String text() {
        try (InputStream in = Wsdl.class.getClassLoader().getResourceAsStream(FILE)) {
            if (in == null) throw new IllegalStateException("the jar carries no " + FILE);
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(FILE + " cannot be read", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
