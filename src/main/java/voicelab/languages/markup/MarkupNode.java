package voicelab.languages.markup;

/** What stands inside an element: another element or a run of characters, in document order. */
public sealed interface MarkupNode permits MarkupElement, MarkupText {
    /** Line in the document, from 1. */
    int line();
}
