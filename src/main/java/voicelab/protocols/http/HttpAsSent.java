package voicelab.protocols.http;

import java.util.List;

/**
 * Requests and replies as a reader of the wire would have to see them. A record of a message has its whole body, whatever the
 * transfer coding was: here its length is said, and no coding.
 */
public final class HttpAsSent {
    private HttpAsSent() {}

    public static byte[] bytes(HttpRequest request) {
        HttpHeaders headers = request.headers();
        boolean bodiless = request.body().length == 0;
        boolean upgrade = request.method().equals("CONNECT");
        if (!upgrade && (!bodiless || headers.has("Transfer-Encoding"))) headers = sized(headers, request.body());
        return new HttpRequest(request.method(), request.uri(), headers, request.body()).bytes();
    }

    /** @param method of the request that it answers: an answer to HEAD tells of a body that it has not */
    public static byte[] bytes(HttpReply reply, String method) {
        HttpHeaders headers = reply.headers().without("Transfer-Encoding");
        boolean never = reply.status() < 200 || reply.status() == 204 || reply.status() == 304; // RFC 9110 6.4.1
        if (never) headers = headers.without("Content-Length");
        else if (!method.equals("HEAD")) headers = sized(headers, reply.body());
        byte[] body = never || method.equals("HEAD") ? new byte[0] : reply.body();
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " " + reply.reason() + "\r\n");
        headers.write(head);
        return HttpReply.joined(head.append("\r\n"), body);
    }

    /** Whether the record's bytes were another number on the wire: a coding is not kept. */
    public static boolean recoded(HttpHeaders headers) {
        return headers.first("Transfer-Encoding")
                .filter(coding -> !coding.equalsIgnoreCase("identity"))
                .isPresent();
    }

    private static HttpHeaders sized(HttpHeaders headers, byte[] body) {
        HttpHeaders plain = headers.without("Transfer-Encoding");
        String length = Integer.toString(body.length);
        boolean said = plain.all("Content-Length").equals(List.of(length));
        return said ? plain : plain.with("Content-Length", length);
    }
}
