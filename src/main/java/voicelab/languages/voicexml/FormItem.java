package voicelab.languages.voicexml;

import voicelab.languages.ecmascript.Scope;
import voicelab.languages.ecmascript.Scripts;
import voicelab.languages.markup.MarkupElement;

/** A form item: its variable, its prompt counter, its event counters. */
final class FormItem {
    private final MarkupElement element;
    private final Scope dialog;
    private Object hidden = Scripts.UNDEFINED;
    private final EventCounters events = new EventCounters();
    private int promptCounter = 1;

    FormItem(MarkupElement element, Scope dialog) {
        this.element = element;
        this.dialog = dialog;
    }

    MarkupElement element() {
        return element;
    }

    /** The variable's name; for an item without one what it is, for people only. */
    String name() {
        return element.get("name", "<" + element.name() + ">");
    }

    boolean named() {
        return element.has("name");
    }

    /** VoiceXML 2.0 2.3: items that get their value from a caller or from elsewhere. */
    boolean isInput() {
        return switch (element.name()) {
            case "field", "record", "transfer", "object", "subdialog" -> true;
            default -> false;
        };
    }

    Object value() {
        return named() ? dialog.get(element.get("name")) : hidden;
    }

    void value(Object value) {
        if (named()) dialog.put(element.get("name"), value);
        else hidden = value;
    }

    /** {@code name$}, VoiceXML 2.0 2.3.1. */
    void shadow(Object value) {
        if (named()) dialog.put(element.get("name") + "$", value);
    }

    boolean filled() {
        return !Scripts.isUndefined(value());
    }

    EventCounters events() {
        return events;
    }

    int promptCounter() {
        return promptCounter;
    }

    void prompted() {
        promptCounter++;
    }

    /** VoiceXML 2.0 5.3.3: variable, prompt counter and event counters begin anew. */
    void clear() {
        value(Scripts.UNDEFINED);
        promptCounter = 1;
        events.clear();
    }
}
