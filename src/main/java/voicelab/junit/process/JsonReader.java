package voicelab.junit.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one JSON text (RFC 8259), bounded in length and depth. */
final class JsonReader {
    static final int MAX_CHARS = 32 << 20;
    static final int MAX_DEPTH = 64;

    /** RFC 8259 section 6. */
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException naming what was met and where */
    static Object read(String text) {
        if (text.length() > MAX_CHARS)
            throw new IllegalArgumentException("JSON of " + text.length() + " characters; at most " + MAX_CHARS);
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        reader.space();
        if (reader.at < text.length()) throw reader.unexpected("the end");
        return value;
    }

    private Object value() {
        space();
        char c = peek();
        if (c == '{') return object();
        if (c == '[') return array();
        if (c == '"') return string();
        if (c == '-' || (c >= '0' && c <= '9')) return number();
        if (word("true")) return true;
        if (word("false")) return false;
        if (word("null")) return null;
        throw unexpected("a value");
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        open();
        if (!closes('}')) {
            do {
                space();
                if (peek() != '"') throw unexpected("a name");
                String name = string();
                space();
                want(':');
                members.put(name, value());
            } while (goesOn('}'));
        }
        depth--;
        return members;
    }

    private List<Object> array() {
        List<Object> elements = new ArrayList<>();
        open();
        if (!closes(']')) {
            do elements.add(value());
            while (goesOn(']'));
        }
        depth--;
        return elements;
    }

    private void open() {
        at++;
        if (++depth > MAX_DEPTH) throw new IllegalArgumentException("JSON nested deeper than " + MAX_DEPTH);
    }

    private boolean closes(char end) {
        space();
        if (peek() != end) return false;
        at++;
        return true;
    }

    private boolean goesOn(char end) {
        space();
        if (peek() == ',') {
            at++;
            return true;
        }
        want(end);
        return false;
    }

    private String string() {
        at++;
        StringBuilder read = new StringBuilder();
        while (true) {
            char c = peek();
            if (c < ' ') throw unexpected("the end of a string");
            at++;
            if (c == '"') return read.toString();
            read.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> {
                at--;
                throw unexpected("an escape");
            }
        };
    }

    private char hex() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) throw unexpected("four hexadecimal digits");
            code = (code << 4) | digit;
            at++;
        }
        return (char) code;
    }

    private Json.Digits number() {
        Matcher m = NUMBER.matcher(text).region(at, text.length());
        if (!m.lookingAt()) throw unexpected("a number");
        at = m.end();
        return new Json.Digits(m.group());
    }

    private boolean word(String word) {
        if (!text.startsWith(word, at)) return false;
        at += word.length();
        return true;
    }

    private void want(char c) {
        if (peek() != c) throw unexpected("'" + c + "'");
        at++;
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
    }

    /** NUL at the end: it stands nowhere in JSON. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private IllegalArgumentException unexpected(String wanted) {
        String met = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        return new IllegalArgumentException("JSON: " + wanted + " is wanted at " + at + ", not " + met);
    }
}
