package voicelab.languages.voicexml;

import voicelab.languages.markup.MarkupElement;

/** {@code <throw>}, VoiceXML 2.0 5.2.1. */
final class ThrowElement implements Executable {
    @Override
    public void execute(MarkupElement element, Frame frame) throws Departure {
        throw event(element, frame);
    }

    /** The event that {@code event}/{@code eventexpr} and {@code message}/{@code messageexpr} of an element name. */
    static Departure.Thrown event(MarkupElement element, Frame frame) throws Departure {
        String event = frame.either(element, "event", "eventexpr");
        if (event.isBlank()) throw frame.thrown("error.semantic", element, "the event has no name");
        return frame.thrown(event.strip(), element, frame.either(element, "message", "messageexpr"));
    }
}
