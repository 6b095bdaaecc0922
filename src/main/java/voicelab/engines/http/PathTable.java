package voicelab.engines.http;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import voicelab.protocols.http.HttpReply;

/**
 * Method and path to answer, kept alone in a file of each room. Immutable; the first row that fits answers.
 *
 * <p>A pattern is literal segments, {@code {name}} for one segment and {@code {name*}} for all that is left (may be empty).
 * HEAD is answered by the GET row, without the body. A path that fits with another method is answered 405 with
 * {@code Allow}; one that fits nowhere 404.
 */
public final class PathTable {
    public static final PathTable EMPTY = new PathTable(List.of(), null);

    private record Row(String method, PathPattern pattern, LaterAnswer answer) {}

    private record Whole(List<Row> rows, LaterAnswer otherwise) {}

    private final Supplier<Whole> whole;

    private PathTable(List<Row> rows, LaterAnswer otherwise) {
        Whole now = new Whole(rows, otherwise);
        this.whole = () -> now;
    }

    private PathTable(Supplier<Whole> whole) {
        this.whole = whole;
    }

    /** A table that is made when the first request comes: a boot need not pay for it. */
    public static PathTable lazily(Supplier<PathTable> maker) {
        return new PathTable(new Supplier<>() {
            private Whole made;

            @Override
            public synchronized Whole get() {
                if (made == null) made = maker.get().whole.get();
                return made;
            }
        });
    }

    public PathTable get(String pattern, HttpAnswer answer) {
        return on("GET", pattern, answer);
    }

    public PathTable post(String pattern, HttpAnswer answer) {
        return on("POST", pattern, answer);
    }

    public PathTable put(String pattern, HttpAnswer answer) {
        return on("PUT", pattern, answer);
    }

    public PathTable delete(String pattern, HttpAnswer answer) {
        return on("DELETE", pattern, answer);
    }

    /** @param method {@code *} for any */
    public PathTable on(String method, String pattern, HttpAnswer answer) {
        return later(method, pattern, asked -> CompletableFuture.completedFuture(answer.answer(asked)));
    }

    /** An answer that comes when something happens. */
    public PathTable later(String method, String pattern, LaterAnswer answer) {
        List<Row> next = new ArrayList<>(whole.get().rows);
        next.add(new Row(method, PathPattern.of(pattern), answer));
        return new PathTable(List.copyOf(next), whole.get().otherwise);
    }

    /** What answers a path that fits nowhere, instead of 404; a known path with a wrong method stays 405. */
    public PathTable otherwise(HttpAnswer answer) {
        return new PathTable(whole.get().rows, asked -> CompletableFuture.completedFuture(answer.answer(asked)));
    }

    /** This table, then the other's rows. */
    public PathTable and(PathTable other) {
        List<Row> next = new ArrayList<>(whole.get().rows);
        next.addAll(other.whole.get().rows);
        LaterAnswer own = whole.get().otherwise;
        return new PathTable(List.copyOf(next), own != null ? own : other.whole.get().otherwise);
    }

    /** {@code GET /orders/{id}} and so on, as the room answers them. */
    public List<String> listing() {
        return whole.get().rows.stream()
                .map(row -> row.method + " " + row.pattern)
                .toList();
    }

    /** A row that fits, with what its names stand for. */
    record Match(LaterAnswer answer, Map<String, String> segments) {}

    Match match(String method, String path) throws HttpRefusal {
        Set<String> allowed = new LinkedHashSet<>();
        List<String> segments = PathPattern.split(path);
        for (Row row : whole.get().rows) {
            Optional<Map<String, String>> names = row.pattern.match(segments);
            if (names.isEmpty()) continue;
            if (answers(row.method, method)) return new Match(row.answer, names.get());
            allowed.add(row.method);
        }
        LaterAnswer otherwise = whole.get().otherwise;
        if (allowed.isEmpty() && otherwise != null) return new Match(otherwise, Map.of());
        if (allowed.isEmpty()) throw new HttpRefusal(404, "no such path here: " + path);
        if (allowed.contains("GET")) allowed.add("HEAD");
        String allow = String.join(", ", allowed);
        HttpReply reply = HttpReply.text(405, method + " is not answered here, only " + allow + "\n");
        throw new HttpRefusal(reply.with("Allow", allow), "method not allowed");
    }

    private static boolean answers(String row, String method) {
        return row.equals(method) || row.equals("*") || (row.equals("GET") && method.equals("HEAD"));
    }
}
