package voicelab.engines.sql.pg.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Functions on text and arrays that the engine does not have. */
public final class TextFunctions {

    private TextFunctions() {}

    public static String quote_ident(String name) {
        return name == null ? null : Expressions.name(name);
    }

    public static String quote_literal(String text) {
        return text == null ? null : "'" + text.replace("'", "''") + "'";
    }

    public static String quote_nullable(String text) {
        return text == null ? "NULL" : quote_literal(text);
    }

    public static String md5(String text) throws GeneralSecurityException {
        if (text == null) return null;
        byte[] sum = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
        return java.util.HexFormat.of().formatHex(sum);
    }

    public static String array_to_string(String[] array, String between) {
        return array_to_string(array, between, null);
    }

    public static String array_to_string(String[] array, String between, String empty) {
        if (array == null || between == null) return null;
        List<String> parts = new ArrayList<>();
        for (String one : array) {
            if (one != null) parts.add(one);
            else if (empty != null) parts.add(empty);
        }
        return String.join(between, parts);
    }

    public static String[] string_to_array(String text, String between) {
        if (text == null) return null;
        if (text.isEmpty()) return new String[0];
        return between == null || between.isEmpty()
                ? text.split("")
                : text.split(java.util.regex.Pattern.quote(between), -1);
    }

    public static Integer array_length(String[] array, Integer dimension) {
        return array == null || array.length == 0 || dimension == null || dimension != 1
                ? null
                : Integer.valueOf(array.length);
    }

    public static Integer array_upper(String[] array, Integer dimension) {
        return array_length(array, dimension);
    }

    public static Integer array_lower(String[] array, Integer dimension) {
        return array_length(array, dimension) == null ? null : Integer.valueOf(1);
    }

    public static String[] array_remove(String[] array, String element) {
        if (array == null) return null;
        return java.util.Arrays.stream(array)
                .filter(one -> !String.valueOf(one).equals(element))
                .toArray(String[]::new);
    }

    public static Integer array_position(String[] array, String element) {
        if (array == null) return null;
        String[] all = array;
        for (int i = 0; i < all.length; i++) if (String.valueOf(all[i]).equals(element)) return i + 1;
        return null;
    }

    public static String split_part(String text, String between, Integer part) {
        if (text == null || between == null || part == null) return null;
        String[] parts = text.split(java.util.regex.Pattern.quote(between), -1);
        int at = part < 0 ? parts.length + part : part - 1;
        return at < 0 || at >= parts.length ? "" : parts[at];
    }

    public static Boolean starts_with(String text, String begin) {
        return (text == null || begin == null) ? null : Boolean.valueOf(text.startsWith(begin));
    }

    public static String initcap(String text) {
        if (text == null) return null;
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean first = i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
            String one = text.substring(i, i + 1);
            out.append(first ? one.toUpperCase(Locale.ROOT) : one.toLowerCase(Locale.ROOT));
        }
        return out.toString();
    }

    public static String reverse(String text) {
        return text == null ? null : new StringBuilder(text).reverse().toString();
    }

    public static String to_hex(Long number) {
        return number == null ? null : Long.toHexString(number);
    }

    public static String btrim(String text) {
        return text == null ? null : text.strip();
    }

    public static String pg_size_pretty(Long bytes) {
        if (bytes == null) return null;
        return bytes < 10_240
                ? bytes + " bytes"
                : bytes < 10_240L * 1024 ? bytes / 1024 + " kB" : bytes / 1024 / 1024 + " MB";
    }
}
