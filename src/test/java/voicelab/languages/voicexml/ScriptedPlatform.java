package voicelab.languages.voicexml;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A platform without media and network: pages in a map, a caller who follows a script, and a transcript of what crossed.
 *
 * <p>Steps of the caller, one for each time the dialog listens: {@code keys 12#}, {@code say two words}, {@code silence},
 * {@code mumble}, {@code hangup}; while it
 * records, {@code speak 700} (milliseconds, then silence), {@code speak 700 #} (then a key), {@code speak 700 hangup}, {@code speak 700
 * on} (to the longest time). Without a step left the caller does what the prompt asks ("Say 'x'", "Press 'x'", "Hang up",
 * ...), or hangs up.
 */
class ScriptedPlatform implements PageFetcher, Line, DialogTrace {
    private static final Pattern ASKED = Pattern.compile(
            "(Say|Press) '([^']*)'|word '([^']*)'|(No input expected)|(unrecognizable)|(Hang up)", Pattern.DOTALL);

    final Map<String, byte[]> pages = new LinkedHashMap<>();
    final Deque<String> steps = new ArrayDeque<>();
    final List<String> transcript = new ArrayList<>();
    final List<String> metrics = new ArrayList<>();
    final List<FetchRequest> requests = new ArrayList<>();
    Listen lastListen;
    RecordRequest lastRecord;
    Transferred transferred = Transferred.UNSUPPORTED;
    Duration talked = Duration.ZERO;
    String whileBridged = "";
    TransferRequest lastTransfer;
    boolean records = true;
    boolean hungUp;

    ScriptedPlatform page(String uri, String content) {
        pages.put(uri, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    ScriptedPlatform caller(String... script) {
        steps.addAll(List.of(script));
        return this;
    }

    @Override
    public Fetched fetch(FetchRequest request) {
        requests.add(request);
        transcript.add("fetch " + request.method() + " " + request.uri()
                + (request.body().length == 0 ? "" : " " + new String(request.body(), StandardCharsets.UTF_8)));
        String uri = request.uri().toString();
        if (uri.contains("timeout")) return new Fetched.Failed("no answer within " + request.timeout());
        byte[] body = pages.get(uri.replaceAll("\\?.*", ""));
        if (body == null) return new Fetched.Document(404, "text/plain", new byte[0], request.uri());
        if (body.length > request.maxBytes()) return new Fetched.Failed("more than " + request.maxBytes() + " bytes");
        return new Fetched.Document(200, "application/voicexml+xml", body, URI.create(uri));
    }

    @Override
    public Heard listen(List<Prompt> prompts, Listen listen) {
        lastListen = listen;
        for (Prompt prompt : prompts) transcript.add("prompt " + prompt);
        String step = steps.isEmpty() ? asked(prompts) : steps.poll();
        transcript.add("caller " + step);
        String what = step.contains(" ") ? step.substring(step.indexOf(' ') + 1) : "";
        return switch (step.split(" ")[0]) {
            case "keys" -> keys(what, listen);
            case "say" ->
                listen.grammars().words(what).complete() ? new Heard.Words(what, 0.9) : new Heard.NoMatch(what);
            case "silence" -> new Heard.NoInput();
            case "mumble" -> new Heard.NoMatch("");
            default -> {
                hungUp = true;
                yield new Heard.HungUp();
            }
        };
    }

    @Override
    public Recorded record(List<Prompt> prompts, RecordRequest request) {
        if (!records) return Line.super.record(prompts, request);
        lastRecord = request;
        for (Prompt prompt : prompts) transcript.add("prompt " + prompt);
        String step = steps.isEmpty() ? "hangup" : steps.poll();
        transcript.add("caller " + step);
        if (request.type().equals("audio/mpeg"))
            return new Recorded.Refused("error.unsupported.format", "no " + request.type());
        String[] parts = step.split(" ");
        Optional<Recording> sound = parts[0].equals("speak")
                ? Optional.of(new Recording(
                        request.type(),
                        parts[1].getBytes(StandardCharsets.UTF_8),
                        Duration.ofMillis(Long.parseLong(parts[1]))))
                : Optional.empty();
        String end = parts[parts.length - 1];
        if (end.equals("silence")) return new Recorded.NoInput();
        if (end.equals("hangup")) {
            hungUp = true;
            return new Recorded.HungUp(sound);
        }
        if (end.equals("on")) return new Recorded.Done(sound, "", true);
        EndingKeys keys = new EndingKeys(request.grammars(), request.keyEnds());
        if (parts.length != 2 || !parts[0].equals("speak"))
            for (char key : end.toCharArray())
                if (keys.key(key)) return new Recorded.Done(sound, keys.pressed(), false);
        return new Recorded.Done(sound, "", false);
    }

    private static Heard keys(String keys, Listen listen) {
        KeyCollector collector = new KeyCollector(listen);
        for (int i = 0; i < keys.length(); i++) {
            Optional<Heard> heard = collector.key(keys.charAt(i));
            if (heard.isPresent()) return heard.get();
        }
        return collector.timeout().orElseThrow();
    }

    private static String asked(List<Prompt> prompts) {
        String answer = "hangup";
        Matcher matcher = ASKED.matcher(prompts.toString());
        while (matcher.find()) {
            if ("Say".equals(matcher.group(1))) answer = "say " + matcher.group(2);
            else if (matcher.group(1) != null) answer = "keys " + matcher.group(2);
            else if (matcher.group(3) != null) answer = "say " + matcher.group(3);
            else if (matcher.group(4) != null) answer = "silence";
            else if (matcher.group(5) != null) answer = "mumble";
        }
        return answer;
    }

    @Override
    public boolean play(List<Prompt> prompts) {
        for (Prompt prompt : prompts) transcript.add("prompt " + prompt);
        return !hungUp;
    }

    @Override
    public boolean gone() {
        return hungUp;
    }

    @Override
    public void disconnect(Map<String, Object> values) {
        transcript.add("disconnect " + values);
    }

    @Override
    public TransferResult transfer(TransferRequest request) {
        transcript.add("transfer " + request.type() + " " + request.destination());
        lastTransfer = request;
        EndingKeys keys = new EndingKeys(request.grammars(), false);
        for (char key : whileBridged.toCharArray())
            if (keys.key(key)) return new TransferResult(Transferred.NEAR_END_DISCONNECT, talked, keys.pressed());
        return TransferResult.of(transferred, talked);
    }

    @Override
    public void log(LogLine line) {
        transcript.add("log " + (line.label().isEmpty() ? "" : "[" + line.label() + "] ") + line.text());
    }

    @Override
    public void metric(String name, String text) {
        metrics.add(name + " " + text);
    }

    VoiceXmlSession session(Map<String, Object> variables, DialogLimits limits) {
        return new VoiceXmlSession(this, this, this, variables, limits);
    }

    Outcome run(String uri) {
        return run(uri, Map.of(), DialogLimits.DEFAULT);
    }

    Outcome run(String uri, Map<String, Object> variables, DialogLimits limits) {
        VoiceXmlSession session = session(variables, limits);
        try {
            session.load(URI.create(uri), Map.of());
        } catch (PageFailure e) {
            throw new AssertionError(e.event() + " " + e.getMessage() + " at " + e.place(), e);
        }
        return session.run();
    }

    static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
