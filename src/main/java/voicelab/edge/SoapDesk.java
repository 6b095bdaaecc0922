package voicelab.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import voicelab.Lab;
import voicelab.languages.markup.MarkupElement;
import voicelab.languages.markup.MarkupException;
import voicelab.languages.markup.MarkupReader;
import voicelab.languages.markup.MarkupWriter;

/** An application that submits and stops interactions at a Web Service Capture Point, with plain SOAP 1.1. */
public final class SoapDesk {
    private static final String SERVER = "interaction-server";
    private static final String LISTENER = "CAPTURE";
    private static final int MAX_BYTES = 1 << 20;

    private final WebDesk web;
    private final String path;

    /** @param point the capture point's name */
    public SoapDesk(Lab lab, String point) {
        this.web = new WebDesk(lab);
        this.path = "/Genesys/Interaction/" + point + "/WebServiceCapturePoint";
    }

    /**
     * @param fields elements by their name, such as Queue, MediaType and ExternalId; empty ones are left out
     * @param userData texts by key
     * @return the interaction's id
     */
    public String submit(Map<String, String> fields, Map<String, String> userData) throws IOException {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> {
            if (!value.isEmpty()) body.append(element(name, value));
        });
        body.append("<UserData>");
        userData.forEach((key, value) -> body.append("<kvitem>")
                .append(element("key", key))
                .append("<value>")
                .append(element("ValueString", value))
                .append("</value></kvitem>"));
        MarkupElement answer = call("Submit", body.append("</UserData>").toString());
        return find(answer, "ValueString").text();
    }

    /** Hold, Resume, Stop: what has no answer but that it is done. */
    public void act(String operation, String id) throws IOException {
        call(operation, element("InteractionId", id));
    }

    private MarkupElement call(String operation, String inner) throws IOException {
        String envelope =
                "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><" + operation
                        + " xmlns=\"http://www.genesyslab.com/interaction\">" + inner + "</" + operation
                        + "></soap:Body></soap:Envelope>";
        WebDesk.Page page = web.post(SERVER, LISTENER, path, "text/xml; charset=utf-8", envelope);
        if (page.status() == 404) throw new IOException("there is no " + path);
        try {
            MarkupElement answer =
                    MarkupReader.readWithoutDoctype(page.text().getBytes(StandardCharsets.UTF_8), MAX_BYTES);
            if (page.status() != 200)
                throw new IOException(operation + " at " + path + " was answered " + page.status() + ": "
                        + find(answer, "faultstring").text());
            return answer;
        } catch (MarkupException e) {
            throw new IOException(operation + " at " + path + " was answered " + page.status() + ", no XML", e);
        }
    }

    private static MarkupElement find(MarkupElement in, String name) throws IOException {
        return all(in).filter(each -> each.is(name))
                .findFirst()
                .orElseThrow(() -> new IOException("the answer has no " + name));
    }

    private static Stream<MarkupElement> all(MarkupElement in) {
        return Stream.concat(Stream.of(in), in.elements().flatMap(SoapDesk::all));
    }

    private static String element(String name, String value) {
        return "<" + name + ">" + MarkupWriter.escaped(value) + "</" + name + ">";
    }
}
