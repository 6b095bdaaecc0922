package voicelab.languages.voicexml;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Script values as form fields: an object's members become {@code name.member}, VoiceXML 2.0 5.3.8. */
final class FormFields {
    static final String URLENCODED = "application/x-www-form-urlencoded";
    static final String MULTIPART = "multipart/form-data";

    private FormFields() {}

    static Map<String, String> of(Map<String, Object> values, Frame frame) throws Departure {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            Object plain = frame.run.scripts.plain(entry.getValue());
            if (plain instanceof Map<?, ?> || plain instanceof List<?>) flatten(entry.getKey(), plain, fields);
            else
                fields.put(
                        entry.getKey(),
                        frame.text(entry.getValue(), frame.context.page().vxml()));
        }
        return fields;
    }

    private static void flatten(String name, Object value, Map<String, String> fields) {
        if (value instanceof Map<?, ?> map) map.forEach((key, member) -> flatten(name + "." + key, member, fields));
        else if (value instanceof List<?> list)
            for (int i = 0; i < list.size(); i++) flatten(name + "." + i, list.get(i), fields);
        else fields.put(name, plainText(value));
    }

    private static String plainText(Object value) {
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15)
            return String.valueOf(number.longValue());
        return String.valueOf(value);
    }

    static String urlEncoded(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append(text.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }

    /** RFC 7578, every field as text. */
    static String multipart(Map<String, String> fields, String boundary) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name.replace("\"", "%22"))
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        return text.append("--").append(boundary).append("--\r\n").toString();
    }

    /** A boundary that the values do not contain. */
    static String boundary(Map<String, String> fields) {
        int salt = fields.hashCode();
        while (fields.toString().contains(Integer.toHexString(salt))) salt++;
        return "vxml-" + Integer.toHexString(salt);
    }
}
