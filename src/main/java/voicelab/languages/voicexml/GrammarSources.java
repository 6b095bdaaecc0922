package voicelab.languages.voicexml;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import voicelab.languages.markup.MarkupElement;
import voicelab.languages.markup.MarkupException;
import voicelab.languages.markup.MarkupReader;
import voicelab.languages.markup.MarkupWriter;
import voicelab.languages.srgs.BuiltinGrammar;
import voicelab.languages.srgs.Grammar;
import voicelab.languages.srgs.GrammarException;
import voicelab.languages.srgs.GrammarReader;

/** Makes {@code <grammar>} elements and field types into active grammars (VoiceXML 2.0 3.1.1). */
final class GrammarSources {
    private static final Pattern BUILTIN = Pattern.compile("builtin:(dtmf|grammar)/(\\w+)(?:\\?(.*))?");
    private static final String BAD = "error.badfetch";

    private final Frame frame;

    GrammarSources(Frame frame) {
        this.frame = frame;
    }

    ActiveGrammar of(MarkupElement element, ActiveGrammar.Action action) throws Departure {
        String source = frame.either(element, "src", "srcexpr");
        String type = element.get("type", "").toLowerCase(Locale.ROOT);
        if (!type.isEmpty() && !type.contains("srgs+xml") && !type.contains("grammar+xml") && !type.contains("/xml"))
            throw frame.thrown(
                    "error.unsupported.format", element, "grammars of type " + type + " are not implemented");
        if (source != null) {
            Matcher builtin = BUILTIN.matcher(source.strip());
            if (builtin.matches()) return builtin(builtin, element, action);
        }
        try {
            if (source == null) {
                VoiceGrammar inline = new VoiceGrammar(null, MarkupWriter.write(element, VoiceGrammar.SRGS));
                return new ActiveGrammar(GrammarReader.read(element), null, Map.of(), action, inline);
            }
            VoiceGrammar reference = new VoiceGrammar(new Fetching(frame, element).resolve(source), null);
            return new ActiveGrammar(fetched(source, element), null, Map.of(), action, reference);
        } catch (GrammarException e) {
            throw frame.thrown(BAD, element, "grammar: " + e.getMessage());
        }
    }

    /** {@code type="digits?length=4"} of a field: by key and, where this can, by word. */
    List<ActiveGrammar> ofType(String type, MarkupElement field, ActiveGrammar.Action action) throws Departure {
        int mark = type.indexOf('?');
        String name = mark < 0 ? type : type.substring(0, mark);
        Map<String, String> parameters = parameters(mark < 0 ? null : type.substring(mark + 1));
        try {
            List<ActiveGrammar> both = new ArrayList<>();
            both.add(builtin(BuiltinGrammar.of(name, parameters), name, parameters, action));
            BuiltinGrammar.spoken(name, parameters)
                    .ifPresent(spoken -> both.add(builtin(spoken, name, parameters, action)));
            return both;
        } catch (GrammarException e) {
            throw unknown(e, field);
        }
    }

    private ActiveGrammar builtin(Matcher uri, MarkupElement where, ActiveGrammar.Action action) throws Departure {
        String name = uri.group(2);
        Map<String, String> parameters = parameters(uri.group(3));
        try {
            Grammar grammar = uri.group(1).equals("dtmf")
                    ? BuiltinGrammar.of(name, parameters)
                    : BuiltinGrammar.spoken(name, parameters)
                            .orElseThrow(() -> new GrammarException(0, "no built-in grammar of words for " + name));
            return builtin(grammar, name, parameters, action);
        } catch (GrammarException e) {
            throw unknown(e, where);
        }
    }

    private static ActiveGrammar builtin(
            Grammar grammar, String name, Map<String, String> parameters, ActiveGrammar.Action action) {
        URI uri = URI.create("builtin:" + (grammar.mode() == Grammar.Mode.DTMF ? "dtmf/" : "grammar/") + name);
        return new ActiveGrammar(grammar, name, parameters, action, new VoiceGrammar(uri, null));
    }

    /** VoiceXML 2.0 2.3.1: a type that the platform does not know. */
    private Departure.Thrown unknown(GrammarException problem, MarkupElement where) {
        return frame.thrown("error.unsupported.builtin", where, problem.getMessage());
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query == null) return parameters;
        for (String pair : query.split("[;&]")) {
            int equals = pair.indexOf('=');
            if (equals > 0)
                parameters.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
        }
        return parameters;
    }

    private Grammar fetched(String source, MarkupElement element) throws Departure, GrammarException {
        Fetching fetching = new Fetching(frame, element);
        URI uri = fetching.resolve(source);
        Grammar grammar = frame.run.grammars.get(Fetching.withoutFragment(uri));
        if (grammar == null) {
            grammar = read(fetching.get(FetchRequest.Purpose.GRAMMAR, uri), element);
            frame.run.grammars.put(Fetching.withoutFragment(uri), grammar);
        }
        String rule = uri.getFragment();
        if (rule == null) return grammar;
        if (!grammar.rules().containsKey(rule)) throw new GrammarException(0, uri + " has no rule " + rule);
        return grammar.startingAt(rule);
    }

    private Grammar read(Fetched.Document document, MarkupElement element) throws Departure, GrammarException {
        if (Charsets.decode(document, "UTF-8").startsWith("#ABNF"))
            throw frame.thrown("error.unsupported.format", element, "grammars in ABNF are not implemented");
        try {
            return GrammarReader.read(MarkupReader.read(document.body(), frame.run.limits.pageBytes()));
        } catch (MarkupException e) {
            throw frame.thrown(BAD, element, document.finalUri() + ": " + e.getMessage());
        }
    }
}
