package voicelab.languages.voicexml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.languages.markup.MarkupElement;
import voicelab.languages.srgs.Grammar;
import voicelab.languages.srgs.GrammarException;
import voicelab.languages.srgs.Match;
import voicelab.languages.srgs.Matcher;
import voicelab.languages.srgs.PlainGrammar;
import voicelab.languages.srgs.Words;

/** All grammars that are active while an item listens, those that come first first (VoiceXML 2.0 3.1.4). */
final class GrammarSet implements InputMatcher {
    /** A matched grammar with what it matched. */
    record Hit(ActiveGrammar active, Match match) {}

    private final Frame frame;
    private final GrammarSources sources;
    private final List<ActiveGrammar> active = new ArrayList<>();

    private GrammarSet(Frame frame) {
        this.frame = frame;
        this.sources = new GrammarSources(frame);
    }

    static GrammarSet of(Frame frame) throws Departure {
        GrammarSet set = new GrammarSet(frame);
        set.item();
        MarkupElement element = frame.item.element();
        boolean modal = element.is("transfer")
                || element.get("modal", element.is("record") ? "true" : "false").equals("true");
        if (!modal) {
            set.enclosing();
            set.otherDialogs();
            set.universals();
        }
        return set;
    }

    boolean isEmpty() {
        return active.isEmpty();
    }

    private void item() throws Departure {
        MarkupElement element = frame.item.element();
        ActiveGrammar.Action fill = new ActiveGrammar.Action.FillItem(frame.item);
        for (MarkupElement grammar : element.elements("grammar").toList()) active.add(sources.of(grammar, fill));
        if (element.is("field") && element.has("type"))
            active.addAll(sources.ofType(element.get("type"), element, fill));
        for (Choice choice : Choice.of(element)) choice(choice);
        links(element);
    }

    private void enclosing() throws Departure {
        MarkupElement form = frame.form.element();
        for (MarkupElement level : frame.context.levels(frame.form, null)) {
            if (level == form && form.is("form"))
                for (MarkupElement grammar : form.elements("grammar").toList())
                    active.add(sources.of(grammar, new ActiveGrammar.Action.FillForm()));
            links(level);
        }
    }

    /** VoiceXML 2.0 3.1.3: dialogs of this page and of the root whose grammars have document scope. */
    private void otherDialogs() throws Departure {
        Page page = frame.context.page();
        Page root = frame.context.root();
        for (Page each : page.sameAs(root) ? List.of(page) : List.of(page, root)) {
            LoadedPage.How how = each.sameAs(page) ? LoadedPage.How.WITHIN_PAGE : LoadedPage.How.GOTO;
            for (MarkupElement dialog : each.dialogs().values()) {
                if (dialog == frame.form.element()) continue;
                boolean wide = dialog.get("scope", "dialog").equals("document");
                if (dialog.is("menu") && wide) for (Choice choice : Choice.of(dialog)) choice(choice);
                ActiveGrammar.Action action = new ActiveGrammar.Action.OtherForm(each, root, dialog, how);
                for (MarkupElement grammar : dialog.elements("grammar").toList())
                    if (grammar.get("scope", wide ? "document" : "dialog").equals("document"))
                        active.add(sources.of(grammar, action));
            }
        }
    }

    /** VoiceXML 2.0 3.1.5: words that the property {@code universals} switches on. */
    private void universals() throws Departure {
        String wanted = frame.property("universals");
        for (String word : List.of("help", "exit", "cancel"))
            if (wanted.equals("all") || Frame.names(wanted).contains(word))
                plain(
                        frame.item.element(),
                        text -> PlainGrammar.words(text, false),
                        word,
                        new ActiveGrammar.Action.Raise(word));
    }

    private void links(MarkupElement level) throws Departure {
        for (MarkupElement link : level.elements("link").toList()) {
            ActiveGrammar.Action jump = new ActiveGrammar.Action.Jump(link);
            for (MarkupElement grammar : link.elements("grammar").toList()) active.add(sources.of(grammar, jump));
            if (link.has("dtmf")) plain(link, PlainGrammar::keys, link.get("dtmf"), jump);
        }
    }

    private void choice(Choice choice) throws Departure {
        MarkupElement element = choice.element();
        ActiveGrammar.Action action = element.is("choice")
                ? new ActiveGrammar.Action.Jump(element)
                : new ActiveGrammar.Action.FillValue(frame.item, choice.value());
        List<MarkupElement> own = element.elements("grammar").toList();
        for (MarkupElement grammar : own) active.add(sources.of(grammar, action));
        if (choice.keys() != null) plain(element, PlainGrammar::keys, choice.keys(), action);
        if (own.isEmpty() && !choice.text().isEmpty())
            plain(element, text -> PlainGrammar.words(text, choice.approximately()), choice.text(), action);
    }

    @FunctionalInterface
    private interface Phrase {
        Grammar of(String text) throws GrammarException;
    }

    private void plain(MarkupElement where, Phrase phrase, String text, ActiveGrammar.Action action) throws Departure {
        try {
            active.add(new ActiveGrammar(phrase.of(text), null, Map.of(), action, VoiceGrammar.ofPhrase(text)));
        } catch (GrammarException e) {
            throw frame.thrown("error.badfetch", where, e.getMessage());
        }
    }

    @Override
    public Match keys(String digits) {
        return together(Grammar.Mode.DTMF, Matcher.keys(digits));
    }

    @Override
    public Match words(String text) {
        return together(Grammar.Mode.VOICE, Words.of(text));
    }

    @Override
    public List<VoiceGrammar> voiceGrammars() {
        return active.stream()
                .filter(one -> one.grammar().mode() == Grammar.Mode.VOICE)
                .map(ActiveGrammar::source)
                .toList();
    }

    private Match together(Grammar.Mode mode, List<String> tokens) {
        boolean complete = false;
        boolean couldGoOn = false;
        for (ActiveGrammar one : active) {
            if (one.grammar().mode() != mode) continue;
            Match match = Matcher.match(one.grammar(), tokens);
            complete |= match.complete();
            couldGoOn |= match.couldGoOn();
        }
        return new Match(complete, couldGoOn, List.of());
    }

    /** The first grammar that accepts the whole input. */
    Optional<Hit> hit(Grammar.Mode mode, List<String> tokens) {
        for (ActiveGrammar one : active) {
            if (one.grammar().mode() != mode) continue;
            Match match = Matcher.match(one.grammar(), tokens);
            if (match.complete()) return Optional.of(new Hit(one, match));
        }
        return Optional.empty();
    }
}
