package voicelab.scenario;

/** The table of steps in docs/scenarios.md, made of the words themselves. */
final class StepTable {
    private StepTable() {}

    static String markdown() {
        StringBuilder text = new StringBuilder();
        String head = "";
        for (Word word : Words.all()) {
            if (!word.head().equals(head)) {
                head = word.head();
                text.append("\n### ").append(head).append("\n\n");
            }
            if (word.standsAlone()) {
                text.append("`- ")
                        .append(head)
                        .append(": ...`: ")
                        .append(word.about())
                        .append("\n");
                continue;
            }
            text.append("**`")
                    .append(word.title())
                    .append("`**: ")
                    .append(word.about())
                    .append(".\n\n");
            text.append("| key | value | |\n|---|---|---|\n");
            for (Key key : word.keys()) text.append(row(key));
            text.append('\n');
        }
        return text.toString().replaceAll("\n{3,}", "\n\n").strip() + "\n";
    }

    private static String row(Key key) {
        String value = key.type() == KeyType.CHOICE
                ? String.join(", ", key.choices())
                : key.type().toString();
        String need = key.needed() ? "**needed**: " : "";
        String usual = key.fallback() == null ? "" : "; usually `" + key.fallback() + "`";
        return "| `" + key.name() + "` | " + value + " | " + need + key.about().replace("|", "\\|") + usual + " |\n";
    }
}
