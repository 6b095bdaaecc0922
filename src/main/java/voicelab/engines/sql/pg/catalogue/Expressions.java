package voicelab.engines.sql.pg.catalogue;

/** The engine's way to write an expression, nearer to PostgreSQL's: names that need no quotes have none. */
final class Expressions {
    private Expressions() {}

    static String shown(String engine) {
        if (engine == null) return "";
        String text = engine.replaceAll("\"public\"\\.", "").replaceAll("\"([a-z_][a-z0-9_]*)\"", "$1");
        return text.replace("LOCALTIMESTAMP", "now()")
                .replace("CURRENT_TIMESTAMP", "now()")
                .replace("NEXT VALUE FOR ", "nextval ");
    }

    /** A name in quotes where it needs some. */
    static String name(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
