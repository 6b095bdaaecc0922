package voicelab.languages.voicexml;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.languages.markup.MarkupElement;
import voicelab.languages.srgs.Grammar;
import voicelab.languages.srgs.Matcher;

/**
 * {@code <record>}, VoiceXML 2.0 2.3.6. The variable holds a reference, which {@code <audio expr>} plays and a multipart
 * {@code <submit>} sends as a file. Speech grammars are not listened to meanwhile.
 */
final class RecordItem implements ItemVisit {
    /** Ours, where the page does not say. */
    private static final String USUAL_TYPE = "audio/x-wav";

    private static final String USUAL_FINAL_SILENCE = "3s";
    private static final String USUAL_LONGEST = "60s";

    /** Whatever a page asks for. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Override
    public void visit(FormItem item, Frame frame, boolean prompting) throws Departure {
        DialogRun run = frame.run;
        if (run.over()) throw run.ended(Map.of());
        if (prompting) new Prompting(frame).queueFor(item);
        GrammarSet grammars = GrammarSet.of(frame);
        RecordRequest request = request(grammars, frame, item.element());
        run.metric("record_start", item.name());
        Recorded recorded = run.line.record(run.prompts.take(), request);
        run.effort.waited();
        if (recorded instanceof Recorded.Done done) done(done, grammars, request, frame);
        else if (recorded instanceof Recorded.HungUp hungUp) {
            hungUp.recording().ifPresent(sound -> fill(sound, "", false, frame));
            run.metric("record_end", "hangup");
            throw run.hungUp(frame.place(item.element()));
        } else throw without(recorded, frame);
    }

    private static RecordRequest request(GrammarSet grammars, Frame frame, MarkupElement element) throws Departure {
        Duration longest = Properties.time(element.get("maxtime", USUAL_LONGEST), "maxtime", frame, element);
        return new RecordRequest(
                grammars,
                element.get("dtmfterm", "true").equals("true"),
                element.get("beep", "false").equals("true"),
                frame.run.prompts.timeoutOr(Properties.time("timeout", frame, element)),
                Properties.time(element.get("finalsilence", USUAL_FINAL_SILENCE), "finalsilence", frame, element),
                longest.compareTo(LONGEST) > 0 ? LONGEST : longest,
                element.get("type", USUAL_TYPE).strip());
    }

    private static Departure without(Recorded recorded, Frame frame) {
        MarkupElement element = frame.item.element();
        if (recorded instanceof Recorded.Refused refused) return frame.thrown(refused.event(), element, refused.why());
        frame.run.metric("record_end", "noinput");
        return frame.thrown("noinput", element, null);
    }

    private static void done(Recorded.Done done, GrammarSet grammars, RecordRequest request, Frame frame)
            throws Departure {
        String keys = done.keys();
        if (!keys.isEmpty()) {
            frame.run.metric("dtmf", keys);
            Optional<GrammarSet.Hit> hit = grammars.hit(Grammar.Mode.DTMF, Matcher.keys(keys));
            Object meaning = hit.isEmpty() ? keys : new Interpretation(frame).of(hit.get(), keys);
            LastResult result = new LastResult(keys, "dtmf", 1.0, meaning);
            result.publish(frame.context);
            // a grammar from elsewhere leads elsewhere: the item stays as it was
            if (hit.isPresent() && InputItem.leads(hit.get().active().action(), result, frame)) return;
        }
        String how = keys.isEmpty() ? done.maxTime() ? "maxtime" : "silence" : "dtmf";
        frame.run.metric("record_end", how, frame.item.name());
        if (done.recording().isEmpty()) return;
        boolean single = request.keyEnds() && !keys.isEmpty();
        fill(done.recording().get(), single ? keys.substring(keys.length() - 1) : "", done.maxTime(), frame);
        FilledActions.run(List.of(frame.item), frame);
    }

    /** The reference, and the shadow variables; the key among them stays undefined where none ended it. */
    private static void fill(Recording sound, String termChar, boolean maxTime, Frame frame) {
        Map<String, Object> shadow = new LinkedHashMap<>();
        shadow.put("duration", sound.duration().toMillis());
        shadow.put("size", sound.bytes().length);
        shadow.put("maxtime", maxTime);
        if (!termChar.isEmpty()) shadow.put("termchar", termChar);
        frame.item.value(frame.run.recordings.keep(sound));
        frame.item.shadow(frame.run.scripts.wrap(shadow));
        frame.run.metric("filling", frame.item.name(), sound.duration().toMillis() + " ms");
    }
}
