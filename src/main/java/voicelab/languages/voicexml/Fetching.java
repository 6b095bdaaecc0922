package voicelab.languages.voicexml;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import voicelab.languages.markup.MarkupElement;

/** Fetches for one element, with its fetch attributes and the properties in force (VoiceXML 2.0 6.1). */
final class Fetching {
    private final DialogRun run;
    private final String place;
    private final URI base;
    private final Duration timeout;
    private final Map<String, String> caching = new LinkedHashMap<>();

    Fetching(Frame frame, MarkupElement element) throws Departure {
        this.run = frame.run;
        this.place = frame.place(element);
        this.base = frame.context.page().base();
        String time = element.get("fetchtimeout", frame.property("fetchtimeout"));
        this.timeout = time == null ? run.limits.fetchTimeout() : Properties.time(time, "fetchtimeout", frame, element);
        StringBuilder control = new StringBuilder();
        for (String age : new String[] {"maxage", "maxstale"}) {
            String seconds = element.get(age, frame.property("document" + age));
            if (seconds != null)
                control.append(control.isEmpty() ? "" : ", ")
                        .append(age.equals("maxage") ? "max-age=" : "max-stale=")
                        .append(seconds);
        }
        if (!control.isEmpty()) caching.put("Cache-Control", control.toString());
    }

    /** For the first page, which no element asks for. */
    Fetching(DialogRun run, URI first) {
        this.run = run;
        this.place = first.toString();
        this.base = first;
        this.timeout = run.limits.fetchTimeout();
    }

    String place() {
        return place;
    }

    Departure.Thrown badFetch(String suffix, String message) {
        return new Departure.Thrown("error.badfetch" + suffix, message, place);
    }

    URI resolve(String reference) throws Departure {
        try {
            return base.resolve(reference.strip().replace(" ", "%20"));
        } catch (IllegalArgumentException e) {
            throw badFetch("", "\"" + reference + "\" is no URI: " + e.getMessage());
        }
    }

    Fetched.Document get(FetchRequest.Purpose purpose, URI uri) throws Departure {
        return fetch(purpose, "GET", uri, Map.of(), FormFields.URLENCODED);
    }

    /** A document with status 2xx; all else is {@code error.badfetch}. */
    Fetched.Document fetch(
            FetchRequest.Purpose purpose, String method, URI uri, Map<String, String> fields, String encoding)
            throws Departure {
        run.effort.fetched(place);
        FetchRequest request = request(purpose, method.toUpperCase(Locale.ROOT), uri, fields, encoding);
        Fetched answer = run.fetcher.fetch(request);
        if (answer instanceof Fetched.Failed failed) {
            run.metric("fetch_end", request.uri(), "failed", failed.reason());
            throw badFetch("", request.uri() + ": " + failed.reason());
        }
        Fetched.Document document = (Fetched.Document) answer;
        run.metric("fetch_end", request.uri(), document.status());
        if (document.status() < 200 || document.status() > 299)
            throw badFetch(".http." + document.status(), request.uri() + ": the server answered " + document.status());
        if (document.body().length > run.limits.pageBytes())
            throw badFetch("", request.uri() + ": longer than " + run.limits.pageBytes() + " bytes (pageBytes)");
        return document;
    }

    private FetchRequest request(
            FetchRequest.Purpose purpose, String method, URI uri, Map<String, String> fields, String encoding)
            throws Departure {
        Map<String, String> headers = new LinkedHashMap<>(caching);
        URI target = withoutFragment(uri);
        if (!encoding.equals(FormFields.MULTIPART)) tellOfRecordings(fields);
        byte[] body = new byte[0];
        if (method.equals("GET")) {
            target = withQuery(target, FormFields.urlEncoded(fields));
        } else if (method.equals("POST") && encoding.equals(FormFields.URLENCODED)) {
            headers.put("Content-Type", encoding);
            body = FormFields.urlEncoded(fields).getBytes(StandardCharsets.US_ASCII);
        } else if (method.equals("POST") && encoding.equals(FormFields.MULTIPART)) {
            String boundary = FormFields.boundary(fields, run.recordings);
            headers.put("Content-Type", encoding + "; boundary=" + boundary);
            body = FormFields.multipart(fields, run.recordings, boundary);
        } else {
            throw new Departure.Thrown("error.semantic", "method " + method + " with enctype " + encoding, place);
        }
        return new FetchRequest(purpose, method, target, headers, body, timeout, run.limits.pageBytes());
    }

    /** A page that forgot the encoding wonders at the server what this reference is. */
    private void tellOfRecordings(Map<String, String> fields) {
        fields.forEach((name, value) -> {
            if (run.recordings.of(value).isPresent())
                run.note(
                        name
                                + " is a recording: only its reference is sent; its sound goes with method=\"post\" enctype=\""
                                + FormFields.MULTIPART + "\"",
                        base,
                        0);
        });
    }

    private static URI withQuery(URI uri, String query) {
        if (query.isEmpty()) return uri;
        String text = uri.toString();
        return URI.create(text + (text.contains("?") ? "&" : "?") + query);
    }

    static URI withoutFragment(URI uri) {
        String text = uri.toString();
        int hash = text.indexOf('#');
        return hash < 0 ? uri : URI.create(text.substring(0, hash));
    }
}
