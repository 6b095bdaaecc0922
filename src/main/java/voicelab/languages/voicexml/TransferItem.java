package voicelab.languages.voicexml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.languages.markup.MarkupElement;
import voicelab.languages.srgs.Grammar;
import voicelab.languages.srgs.Matcher;

/** {@code <transfer>}, VoiceXML 2.0 2.3.7, as far as the line can. Of its grammars those of keys are listened to. */
final class TransferItem implements ItemVisit {
    @Override
    public void visit(FormItem item, Frame frame, boolean prompting) throws Departure {
        MarkupElement element = item.element();
        DialogRun run = frame.run;
        if (run.over()) throw run.ended(Map.of());
        if (prompting) new Prompting(frame).queueFor(item);
        GrammarSet grammars = GrammarSet.of(frame);
        TransferRequest request = request(grammars, frame, element);
        run.prompts.play(frame.place(element));
        run.metric("bridge_initiated", request.destination());
        TransferResult result = run.line.transfer(request);
        run.effort.waited();
        run.metric("bridge_end", result.how());
        switch (result.how()) {
            case UNSUPPORTED ->
                throw frame.thrown("error.unsupported.transfer", element, "this line cannot transfer calls");
            case HUNG_UP -> throw run.hungUp(frame.place(element));
            case LEFT -> {
                run.over(new Outcome.HungUp(Map.of()));
                throw frame.thrown("connection.disconnect.transfer", element, "the caller was transferred");
            }
            default -> fill(result, grammars, frame);
        }
    }

    private static TransferRequest request(GrammarSet grammars, Frame frame, MarkupElement element) throws Departure {
        String type = element.has("type")
                ? element.get("type")
                : element.get("bridge", "false").equals("true") ? "bridge" : "blind";
        return new TransferRequest(
                type,
                frame.either(element, "dest", "destexpr"),
                Properties.time(element.get("connecttimeout", "30s"), "connecttimeout", frame, element),
                Properties.time(element.get("maxtime", "0s"), "maxtime", frame, element),
                String.valueOf(frame.either(element, "aai", "aaiexpr")).replace("null", ""),
                grammars,
                waiting(frame, element));
    }

    /** What cannot be fetched is silence. */
    private static Optional<Prompt> waiting(Frame frame, MarkupElement element) throws Departure {
        if (!element.has("transferaudio")) return Optional.empty();
        Segment sound =
                new Segment.Audio(new Fetching(frame, element).resolve(element.get("transferaudio")), List.of());
        return Optional.of(new Prompt(List.of(sound), false, ""));
    }

    private static void fill(TransferResult result, GrammarSet grammars, Frame frame) throws Departure {
        Map<String, Object> shadow = new LinkedHashMap<>();
        shadow.put("duration", result.talked().toMillis() / 1_000.0);
        String keys = result.keys();
        Optional<GrammarSet.Hit> hit =
                keys.isEmpty() ? Optional.empty() : grammars.hit(Grammar.Mode.DTMF, Matcher.keys(keys));
        if (hit.isPresent()) {
            shadow.put("inputmode", "dtmf");
            shadow.put("utterance", keys);
            Object meaning = new Interpretation(frame).of(hit.get(), keys);
            new LastResult(keys, "dtmf", 1.0, meaning).publish(frame.context);
        }
        frame.item.value(result.how().value());
        frame.item.shadow(frame.run.scripts.wrap(shadow));
        FilledActions.run(List.of(frame.item), frame);
    }
}
