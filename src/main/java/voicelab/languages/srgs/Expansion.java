package voicelab.languages.srgs;

import java.util.List;

/** The right side of a rule, SRGS 1.0 section 2. Compared by identity: the matcher remembers results by place. */
public sealed interface Expansion {
    /** One key ({@code 0-9 * # A-D}) or one word in lower case. */
    final class Token implements Expansion {
        final String text;
        final String written;

        public Token(String text) {
            this(text, text);
        }

        /** @param written as the grammar writes it, for results */
        public Token(String text, String written) {
            this.text = text;
            this.written = written;
        }
    }

    final class Sequence implements Expansion {
        final List<Expansion> parts;

        public Sequence(List<Expansion> parts) {
            this.parts = List.copyOf(parts);
        }
    }

    final class OneOf implements Expansion {
        final List<Expansion> choices;

        public OneOf(List<Expansion> choices) {
            this.choices = List.copyOf(choices);
        }
    }

    /** {@code repeat="min-max"}. */
    final class Repeat implements Expansion {
        final Expansion part;
        final int min;
        final int max;

        public Repeat(Expansion part, int min, int max) {
            this.part = part;
            this.min = min;
            this.max = max;
        }
    }

    final class RuleRef implements Expansion {
        final String rule;

        public RuleRef(String rule) {
            this.rule = rule;
        }
    }

    /** The rules that every grammar has: NULL matches nothing spoken, VOID never matches, GARBAGE matches anything. */
    final class Special implements Expansion {
        enum Kind {
            NULL,
            VOID,
            GARBAGE
        }

        final Kind kind;

        public Special(Kind kind) {
            this.kind = kind;
        }
    }

    /** A tag, passed when reached; white space around it is gone. */
    final class Tag implements Expansion {
        final String text;

        public Tag(String text) {
            this.text = text;
        }
    }
}
