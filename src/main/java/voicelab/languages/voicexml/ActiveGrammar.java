package voicelab.languages.voicexml;

import java.util.Map;
import voicelab.languages.markup.MarkupElement;
import voicelab.languages.srgs.Grammar;

/**
 * A grammar that is active now, and what a match of it does.
 *
 * @param grammar what to match
 * @param builtin name of the built-in type whose value rules apply, or null
 * @param parameters of the built-in type
 * @param action what follows
 * @param source the same for a recogniser elsewhere
 */
record ActiveGrammar(
        Grammar grammar, String builtin, Map<String, String> parameters, Action action, VoiceGrammar source) {
    /** What a match leads to. */
    sealed interface Action {
        /** Fills one item from the grammar's result. */
        record FillItem(FormItem item) implements Action {}

        /** Fills one item with an option's value. */
        record FillValue(FormItem item, String value) implements Action {}

        /** Fills the items of the form whose slots the result has. */
        record FillForm() implements Action {}

        /** A link or a choice: goes somewhere or throws an event. */
        record Jump(MarkupElement element) implements Action {}

        /** Throws an event: the universal commands. */
        record Raise(String event) implements Action {}

        /** Goes to another dialog whose grammar is active in the whole document, taking the result along. */
        record OtherForm(Page page, Page root, MarkupElement dialog, LoadedPage.How how) implements Action {
            Departure.ToDialog target(LastResult heard) {
                return new Departure.ToDialog(new LoadedPage(page, root, dialog, how, heard));
            }
        }
    }
}
