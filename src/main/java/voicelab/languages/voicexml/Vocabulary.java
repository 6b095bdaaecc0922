package voicelab.languages.voicexml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The elements of VoiceXML 2.0 and 2.1: which attributes and which children each may have. {@code #text} allows text,
 * {@code $executable}, {@code $spoken}, {@code $item} and {@code $handlers} name groups, {@code $fetch} the attributes of
 * every fetch. {@code send} is the vendor's (gvp.md 2.3): known here, so that a page with a strange one fails where it is executed.
 */
final class Vocabulary {
    record Entry(Set<String> attributes, Set<String> children) {}

    private static final Map<String, String> GROUPS = Map.of(
            "$executable",
            "assign clear data disconnect exit foreach goto if log prompt reprompt return script send submit throw var $spoken",
            "$spoken",
            "#text audio value enumerate",
            "$ssml",
            "$spoken break desc emphasis foreach lexicon mark meta metadata p paragraph phoneme prosody s say-as sentence"
                    + " sub voice",
            "$handlers",
            "catch error help noinput nomatch",
            "$item",
            // log: pages in the wild have it, W3C's own test 163 among them; it is passed over
            "$handlers $spoken filled log property prompt",
            "$fetch",
            "fetchhint fetchtimeout fetchaudio maxage maxstale");

    private static final String TABLE = """
            vxml        | version application base          | $handlers form link menu meta metadata property script var data
            form        | id scope                          | $handlers block data field filled grammar initial link object property record script subdialog transfer var
            menu        | id scope dtmf accept              | $handlers choice prompt property $spoken
            choice      | dtmf accept next expr event eventexpr message messageexpr $fetch | #text grammar
            block       | name expr cond                    | $executable
            field       | name expr cond type slot modal    | $item grammar link option
            initial     | name expr cond                    | $handlers $spoken link prompt property
            subdialog   | name expr cond src srcexpr method enctype namelist $fetch | $item param
            transfer    | name expr cond dest destexpr bridge type connecttimeout maxtime transferaudio aai aaiexpr | $item grammar
            record      | name expr cond modal beep maxtime finalsilence dtmfterm type | $item grammar
            object      | name expr cond classid codebase codetype data type archive $fetch | $item param
            option      | dtmf accept value                 | #text
            link        | next expr event eventexpr message messageexpr dtmf $fetch | grammar
            filled      | mode namelist                     | $executable
            catch       | event count cond                  | $executable
            error       | count cond                        | $executable
            help        | count cond                        | $executable
            noinput     | count cond                        | $executable
            nomatch     | count cond                        | $executable
            if          | cond                              | $executable elseif else
            elseif      | cond                              |
            else        |                                   |
            foreach     | array item                        | $executable $ssml
            var         | name expr                         |
            assign      | name expr                         |
            clear       | namelist                          |
            script      | src srcexpr charset $fetch        | #text
            data        | name src srcexpr method enctype namelist $fetch |
            goto        | next expr nextitem expritem $fetch |
            submit      | next expr method enctype namelist $fetch |
            send        | *                                 | *
            throw       | event eventexpr message messageexpr |
            return      | event eventexpr message messageexpr namelist |
            exit        | expr namelist                     |
            disconnect  | namelist                          |
            reprompt    |                                   |
            log         | label expr                        | #text value
            param       | name expr value valuetype type    |
            property    | name value                        |
            meta        | name content http-equiv           |
            metadata    |                                   | *
            grammar     | *                                 | *
            prompt      | bargein bargeintype cond count timeout base | $ssml
            enumerate   |                                   | $ssml
            audio       | src expr $fetch                   | $ssml
            value       | expr                              |
            break       | strength time size                |
            desc        |                                   | #text
            emphasis    | level                             | $ssml
            lexicon     | uri type                          |
            mark        | name nameexpr                     |
            p           |                                   | $ssml
            paragraph   |                                   | $ssml
            phoneme     | ph alphabet                       | #text
            prosody     | pitch contour range rate duration volume | $ssml
            s           |                                   | $ssml
            sentence    |                                   | $ssml
            say-as      | interpret-as format detail type   | #text value
            sub         | alias                             | #text
            voice       | gender age variant name           | $ssml
            """;

    private static final Map<String, Entry> ENTRIES = read();

    private Vocabulary() {}

    /** The entry, or null for an element that VoiceXML has not. */
    static Entry of(String element) {
        return ENTRIES.get(element);
    }

    private static Map<String, Entry> read() {
        Map<String, Entry> all = new HashMap<>();
        for (String row : TABLE.lines().toList()) {
            String[] cells = row.split("\\|", -1);
            all.put(cells[0].strip(), new Entry(expand(cells[1]), expand(cells[2])));
        }
        return all;
    }

    private static Set<String> expand(String cell) {
        Set<String> words = new HashSet<>();
        for (String word : List.of(cell.strip().split("\\s+"))) {
            if (word.isEmpty()) continue;
            if (GROUPS.containsKey(word)) words.addAll(expand(GROUPS.get(word)));
            else words.add(word);
        }
        return Set.copyOf(words);
    }
}
