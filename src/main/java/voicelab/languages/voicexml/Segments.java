package voicelab.languages.voicexml;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import voicelab.languages.ecmascript.Scripts;
import voicelab.languages.markup.MarkupElement;
import voicelab.languages.markup.MarkupNode;
import voicelab.languages.markup.MarkupText;

/** The content of a prompt as segments. SSML's voices and prosody are passed over, what they hold is kept. */
final class Segments {
    /** More segments than this in one prompt are {@code error.semantic}. */
    private static final int MAX_SEGMENTS = 5_000;

    private final StringBuilder words = new StringBuilder();
    private Frame frame;
    private List<Segment> segments = new ArrayList<>();
    private String sayAs = "";
    private int made;

    Segments(Frame frame) {
        this.frame = frame;
    }

    List<Segment> of(List<MarkupNode> content) throws Departure {
        all(content);
        flush();
        return segments;
    }

    private void all(List<MarkupNode> content) throws Departure {
        for (MarkupNode node : content) {
            if (node instanceof MarkupText text) text(text.text());
            else if (node instanceof MarkupElement element) element(element);
        }
    }

    private void element(MarkupElement element) throws Departure {
        frame.run.effort.element(frame.place(element));
        switch (element.name()) {
            case "value" -> value(element);
            case "audio" -> audio(element);
            case "break" -> pause(element);
            case "mark" -> add(new Segment.Mark(frame.either(element, "name", "nameexpr")));
            case "enumerate" -> new Enumeration(frame, this).speak(element);
            case "foreach" -> ForeachElement.each(element, frame, () -> all(element.children()));
            case "sub" -> text(element.get("alias", element.text()));
            case "say-as" -> {
                flush();
                String outer = sayAs;
                sayAs = element.get("interpret-as", element.get("type", ""));
                all(element.children());
                flush();
                sayAs = outer;
            }
            case "desc", "lexicon", "meta", "metadata" -> {}
            default -> all(element.children());
        }
    }

    /** More content, spoken where this is, with the variables of another frame. */
    void more(List<MarkupNode> content, Frame inside) throws Departure {
        Frame outer = frame;
        frame = inside;
        all(content);
        frame = outer;
    }

    void text(String text) {
        words.append(text);
    }

    /** Text up to here is one segment, so that a synthesizer sees whole sentences. */
    private void flush() throws Departure {
        String plain = words.toString().strip().replaceAll("\\s+", " ");
        words.setLength(0);
        if (!plain.isEmpty()) put(new Segment.Text(plain, sayAs));
    }

    private void add(Segment segment) throws Departure {
        flush();
        put(segment);
    }

    private void put(Segment segment) throws Departure {
        if (++made > MAX_SEGMENTS)
            throw frame.thrown("error.semantic", null, "a prompt of more than " + MAX_SEGMENTS + " segments");
        segments.add(segment);
    }

    private void value(MarkupElement element) throws Departure {
        String value = frame.textOf("expr", element);
        Optional<Recording> recording = frame.run.recordings.of(value);
        if (recording.isPresent()) add(new Segment.Recorded(recording.get()));
        else text(value);
    }

    private void audio(MarkupElement element) throws Departure {
        flush();
        Object source = element.has("src") ? element.get("src") : frame.valueOf("expr", element);
        Optional<Recording> recording = frame.run.recordings.of(source);
        if (recording.isPresent()) {
            add(new Segment.Recorded(recording.get()));
            return;
        }
        List<Segment> outer = segments;
        segments = new ArrayList<>();
        all(element.children());
        flush();
        List<Segment> fallback = segments;
        segments = outer;
        add(new Segment.Audio(source(source, element), fallback));
    }

    /** VoiceXML 2.0 4.1.3: an expression that is undefined leaves only the fallback. */
    private URI source(Object value, MarkupElement element) throws Departure {
        if (Scripts.isUndefined(value) || value == null) return null;
        return new Fetching(frame, element).resolve(frame.text(value, element));
    }

    private void pause(MarkupElement element) throws Departure {
        String time = element.get("time");
        Duration pause = time != null
                ? Properties.time(time, "time", frame, element)
                : switch (element.get("strength", element.get("size", "medium"))) {
                    case "none" -> Duration.ZERO;
                    case "x-weak" -> Duration.ofMillis(100);
                    case "weak", "small" -> Duration.ofMillis(250);
                    case "strong", "large" -> Duration.ofSeconds(1);
                    case "x-strong" -> Duration.ofMillis(1500);
                    default -> Duration.ofMillis(500);
                };
        if (!pause.isZero()) add(new Segment.Silence(pause));
    }
}
