package voicelab.engines.http;

import java.util.Locale;
import java.util.Map;

/** Media types by the end of a file's name. */
final class MediaTypes {
    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("vxml", "application/voicexml+xml"), // RFC 4267
            Map.entry("grxml", "application/srgs+xml"),
            Map.entry("gram", "application/srgs"),
            Map.entry("ssml", "application/ssml+xml"),
            Map.entry("ccxml", "application/ccxml+xml"),
            Map.entry("scxml", "application/scxml+xml"),
            Map.entry("wav", "audio/x-wav"), // VoiceXML 2.0 appendix E
            Map.entry("au", "audio/basic"),
            Map.entry("ulaw", "audio/basic"),
            Map.entry("xml", "text/xml"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("png", "image/png"),
            Map.entry("svg", "image/svg+xml"));

    private MediaTypes() {}

    static String of(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_EXTENSION.getOrDefault(extension, "application/octet-stream");
    }
}
