package voicelab.systems.interactionserver;

import java.nio.charset.StandardCharsets;
import voicelab.protocols.http.HttpReply;

/** Writes one SOAP 1.1 answer. */
final class SoapText {
    private static final String TYPE = "text/xml; charset=utf-8";

    private final StringBuilder xml = new StringBuilder(1_024)
            .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"")
            .append(SoapRequest.ENVELOPE)
            .append("\" xmlns:ixn=\"")
            .append(SoapRequest.INTERACTION)
            .append("\"><SOAP-ENV:Body>");

    /** A fault as its reply. */
    static HttpReply fault(SoapFault fault) {
        SoapText out = new SoapText();
        out.xml
                .append("<SOAP-ENV:Fault><faultcode>SOAP-ENV:")
                .append(fault.blame().code());
        out.xml
                .append("</faultcode><faultstring>")
                .append(escaped(fault.getMessage()))
                .append("</faultstring>");
        if (fault.errorCode() != 0) {
            out.xml.append("<detail>");
            out.open("FaultMessage")
                    .text("ErrorCode", Integer.toString(fault.errorCode()))
                    .text("ErrorDescription", fault.getMessage())
                    .close("FaultMessage");
            out.xml.append("</detail>");
        }
        out.xml.append("</SOAP-ENV:Fault>");
        return out.reply(fault.status());
    }

    SoapText open(String name) {
        xml.append("<ixn:").append(name).append('>');
        return this;
    }

    SoapText close(String name) {
        xml.append("</ixn:").append(name).append('>');
        return this;
    }

    SoapText text(String name, String value) {
        open(name);
        xml.append(escaped(value));
        return close(name);
    }

    HttpReply reply(int status) {
        xml.append("</SOAP-ENV:Body></SOAP-ENV:Envelope>\n");
        return HttpReply.of(status, TYPE, xml.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** XML 1.0 2.2: what no XML document may hold, not even escaped, becomes U+FFFD. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (c == '&') out.append("&amp;");
            else if (c == '<') out.append("&lt;");
            else if (c == '>') out.append("&gt;");
            else if (c == '\r') out.append("&#13;");
            else if (isXml(c)) out.appendCodePoint(c);
            else out.append('\uFFFD');
        });
        return out.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }
}
