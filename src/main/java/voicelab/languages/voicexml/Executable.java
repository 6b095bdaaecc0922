package voicelab.languages.voicexml;

import voicelab.languages.markup.MarkupElement;

/** Executes one element of executable content, VoiceXML 2.0 section 5.3. */
@FunctionalInterface
interface Executable {
    void execute(MarkupElement element, Frame frame) throws Departure;
}
