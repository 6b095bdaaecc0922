package voicelab.languages.voicexml;

import java.util.List;
import java.util.Map;
import voicelab.languages.markup.MarkupElement;

/** {@code <transfer>}, VoiceXML 2.0 2.3.7, as far as the line can. */
final class TransferItem implements ItemVisit {
    @Override
    public void visit(FormItem item, Frame frame, boolean prompting) throws Departure {
        MarkupElement element = item.element();
        DialogRun run = frame.run;
        if (run.over()) throw run.ended(Map.of());
        if (prompting) new Prompting(frame).queueFor(item);
        run.prompts.play(frame.place(element));
        String type = element.has("type")
                ? element.get("type")
                : element.get("bridge", "false").equals("true") ? "bridge" : "blind";
        TransferRequest request = new TransferRequest(
                type,
                frame.either(element, "dest", "destexpr"),
                Properties.time(element.get("connecttimeout", "30s"), "connecttimeout", frame, element),
                Properties.time(element.get("maxtime", "0s"), "maxtime", frame, element),
                String.valueOf(frame.either(element, "aai", "aaiexpr")).replace("null", ""));
        run.metric("bridge_initiated", request.destination());
        TransferResult result = run.line.transfer(request);
        run.effort.waited();
        run.metric("bridge_end", result.how());
        ended(result, item, frame);
    }

    private static void ended(TransferResult result, FormItem item, Frame frame) throws Departure {
        MarkupElement element = item.element();
        switch (result.how()) {
            case UNSUPPORTED ->
                throw frame.thrown("error.unsupported.transfer", element, "this line cannot transfer calls");
            case HUNG_UP -> throw frame.run.hungUp(frame.place(element));
            case LEFT -> {
                frame.run.over(new Outcome.HungUp(Map.of()));
                throw frame.thrown("connection.disconnect.transfer", element, "the caller was transferred");
            }
            default -> {
                item.value(result.how().value());
                item.shadow(frame.run.scripts.wrap(
                        Map.of("duration", result.talked().toMillis() / 1_000.0)));
                FilledActions.run(List.of(item), frame);
            }
        }
    }
}
