package voicelab.languages.voicexml;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.languages.markup.MarkupElement;
import voicelab.languages.srgs.Grammar;
import voicelab.languages.srgs.Matcher;
import voicelab.languages.srgs.Words;

/** Visits what listens: {@code <field>}, {@code <initial>}, {@code <menu>} (VoiceXML 2.0 2.2, 2.3.1, 2.3.3). */
final class InputItem implements ItemVisit {
    @Override
    public void visit(FormItem item, Frame frame, boolean prompting) throws Departure {
        DialogRun run = frame.run;
        // 1.5.4: in final processing nothing can wait any more
        if (run.over()) throw run.ended(Map.of());
        if (prompting) new Prompting(frame).queueFor(item);
        GrammarSet grammars = GrammarSet.of(frame);
        if (grammars.isEmpty())
            throw frame.thrown("error.semantic", item.element(), "input is awaited and no grammar is active");
        Listen listen = listen(grammars, frame, item.element());
        run.metric("input_start", item.name());
        Heard heard = run.line.listen(run.prompts.take(), listen);
        run.effort.waited();
        if (heard instanceof Heard.Keys keys) {
            run.metric("dtmf", keys.digits());
            input(frame, grammars, "dtmf", Grammar.Mode.DTMF, Matcher.keys(keys.digits()), keys.digits(), 1.0);
        } else if (heard instanceof Heard.Words words) {
            input(
                    frame,
                    grammars,
                    "voice",
                    Grammar.Mode.VOICE,
                    Words.of(words.text()),
                    words.text(),
                    words.confidence());
        } else {
            throw event(heard, frame);
        }
    }

    private static Departure.Thrown event(Heard heard, Frame frame) throws Departure {
        MarkupElement where = frame.item.element();
        if (heard instanceof Heard.HungUp) {
            frame.run.metric("input_end", "hangup");
            return frame.run.hungUp(frame.place(where));
        }
        if (heard instanceof Heard.NoMatch noMatch) return noMatch(frame, noMatch.input());
        String event = heard instanceof Heard.TooLong ? "maxspeechtimeout" : "noinput";
        frame.run.metric("input_end", event);
        return frame.thrown(event, where, null);
    }

    private static Departure.Thrown noMatch(Frame frame, String input) {
        frame.run.metric("input_end", "nomatch", input);
        return frame.thrown("nomatch", frame.item.element(), null);
    }

    private static Listen listen(GrammarSet grammars, Frame frame, MarkupElement where) throws Departure {
        List<String> modes = Arrays.asList(frame.property("inputmodes").split("\\s+"));
        return new Listen(
                grammars,
                modes.contains("dtmf"),
                modes.contains("voice"),
                frame.run.prompts.timeoutOr(Properties.time("timeout", frame, where)),
                Properties.time("interdigittimeout", frame, where),
                Properties.time("termtimeout", frame, where),
                frame.property("termchar").strip(),
                Properties.time("maxspeechtimeout", frame, where));
    }

    private static void input(
            Frame frame,
            GrammarSet grammars,
            String inputMode,
            Grammar.Mode mode,
            List<String> tokens,
            String utterance,
            double confidence)
            throws Departure {
        Optional<GrammarSet.Hit> hit = grammars.hit(mode, tokens);
        Object meaning = hit.isEmpty() ? null : new Interpretation(frame).of(hit.get(), utterance);
        if (hit.isEmpty() || meaning == null) throw noMatch(frame, utterance);
        frame.run.metric("input_end", "match", inputMode, utterance);
        LastResult result = new LastResult(utterance, inputMode, confidence, meaning);
        result.publish(frame.context);
        if (!leads(hit.get().active().action(), result, frame)) Filling.item(frame, result);
    }

    /** Follows a grammar that is not the item's own; false when it is. */
    static boolean leads(ActiveGrammar.Action action, LastResult result, Frame frame) throws Departure {
        if (action instanceof ActiveGrammar.Action.Jump jump) jump(jump.element(), frame);
        if (action instanceof ActiveGrammar.Action.Raise raise)
            throw frame.thrown(raise.event(), frame.item.element(), null);
        if (action instanceof ActiveGrammar.Action.OtherForm other) throw other.target(result);
        if (!(action instanceof ActiveGrammar.Action.FillForm)) return false;
        Filling.form(frame, result);
        return true;
    }

    /** A link or choice was chosen. */
    private static void jump(MarkupElement element, Frame frame) throws Departure {
        String next = frame.either(element, "next", "expr");
        if (next == null) throw ThrowElement.event(element, frame);
        frame.run.metric("goto", next);
        throw new Departure.ToDialog(frame.run.pages.next(next, frame, element));
    }
}
