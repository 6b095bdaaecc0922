package voicelab.languages.voicexml;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/** Bytes of a fetched text as characters: by the content type, else as the page says, else UTF-8. */
final class Charsets {
    private Charsets() {}

    static String decode(Fetched.Document document, String otherwise) {
        String type = document.contentType().toLowerCase(Locale.ROOT);
        int at = type.indexOf("charset=");
        String name = at < 0 ? otherwise : type.substring(at + 8).replaceAll("[;\"'\\s].*|^[\"']", "");
        return new String(document.body(), of(name));
    }

    private static Charset of(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
