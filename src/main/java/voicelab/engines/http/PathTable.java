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

    private final Supplier<List<Row>> rows;
    private final LaterAnswer otherwise;

    private PathTable(List<Row> rows, LaterAnswer otherwise) {
        this(() -> rows, otherwise);
    }

    private PathTable(Supplier<List<Row>> rows, LaterAnswer otherwise) {
        this.rows = rows;
        this.otherwise = otherwise;
    }

    /** A table of rows that are made when the first request comes: for a long one, that a boot need not pay for. */
    public static PathTable lazily(Supplier<PathTable> maker) {
        Supplier<List<Row>> once = new Supplier<>() {
            private List<Row> made;

            @Override
            public synchronized List<Row> get() {
                if (made == null) made = maker.get().rows.get();
                return made;
            }
        };
        return new PathTable(once, null);
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
        List<Row> next = new ArrayList<>(rows.get());
        next.add(new Row(method, PathPattern.of(pattern), answer));
        return new PathTable(List.copyOf(next), otherwise);
    }

    /** What answers a path that fits nowhere, instead of 404; a known path with a wrong method stays 405. */
    public PathTable otherwise(HttpAnswer answer) {
        return new PathTable(rows, asked -> CompletableFuture.completedFuture(answer.answer(asked)));
    }

    /** This table, then the other's rows. */
    public PathTable and(PathTable other) {
        List<Row> next = new ArrayList<>(rows.get());
        next.addAll(other.rows.get());
        return new PathTable(List.copyOf(next), otherwise != null ? otherwise : other.otherwise);
    }

    /** {@code GET /orders/{id}} and so on, as the room answers them. */
    public List<String> listing() {
        return rows.get().stream().map(row -> row.method + " " + row.pattern).toList();
    }

    /** A row that fits, with what its names stand for. */
    record Match(LaterAnswer answer, Map<String, String> segments) {}

    Match match(String method, String path) throws HttpRefusal {
        Set<String> allowed = new LinkedHashSet<>();
        List<String> segments = PathPattern.split(path);
        for (Row row : rows.get()) {
            Optional<Map<String, String>> names = row.pattern.match(segments);
            if (names.isEmpty()) continue;
            if (answers(row.method, method)) return new Match(row.answer, names.get());
            allowed.add(row.method);
        }
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
