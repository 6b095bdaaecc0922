package voicelab.languages.voicexml;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** RFC 7578: a recording as a file, every other field as text. */
    static byte[] multipart(Map<String, String> fields, Recordings recordings, String boundary) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        fields.forEach((name, value) -> {
            String shown = name.replace("\"", "%22");
            Optional<Recording> recording = recordings.of(value);
            String kind = recording
                    .map(r -> "; filename=\"" + shown + "\"\r\nContent-Type: " + r.type())
                    .orElse("");
            text(
                    all,
                    "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + shown + "\"" + kind + "\r\n\r\n");
            all.writeBytes(recording.map(Recording::bytes).orElseGet(() -> value.getBytes(StandardCharsets.UTF_8)));
            text(all, "\r\n");
        });
        text(all, "--" + boundary + "--\r\n");
        return all.toByteArray();
    }

    private static void text(ByteArrayOutputStream to, String text) {
        to.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A boundary that the values do not contain, recordings among them. */
    static String boundary(Map<String, String> fields, Recordings recordings) {
        StringBuilder all = new StringBuilder(fields.toString());
        for (String value : fields.values())
            recordings.of(value).ifPresent(r -> all.append(new String(r.bytes(), StandardCharsets.ISO_8859_1)));
        int salt = fields.hashCode();
        while (all.indexOf("vxml-" + Integer.toHexString(salt)) >= 0) salt++;
        return "vxml-" + Integer.toHexString(salt);
    }
}
