package voicelab.fault;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which parcels a fault is for; an empty text stands for any.
 *
 * @param method of a request; together with a status, of the request that the response answers
 * @param status of a response: {@code 200}, or {@code 4xx} for a class
 * @param cseq the method in CSeq, of requests and responses alike
 * @param of {@code rtp}, {@code rtcp} or {@code both}, of media
 */
public record Which(String method, String status, String cseq, String of) {
    public static final Which ANY = new Which("", "", "", "");

    /** Whether it takes every parcel. */
    public boolean isAny() {
        return equals(ANY);
    }

    /** @param fields as a journal shows them */
    boolean takes(Map<String, String> fields) {
        String code = fields.getOrDefault("status", "");
        String request = fields.getOrDefault("method", "");
        return (method.isEmpty() || (method.equals(request) && (code.isEmpty() || !status.isEmpty())))
                && code.startsWith(status.replace("xx", ""))
                && (cseq.isEmpty() || cseq.equals(request))
                && (of.isEmpty() || of.equals("both") || of.equals(fields.get("of")));
    }

    List<String> args() {
        return Stream.of("method=" + method, "status=" + status, "cseq=" + cseq, "of=" + of)
                .filter(arg -> !arg.endsWith("="))
                .collect(Collectors.toList());
    }
}
