package voicelab.calls;

import java.util.Locale;
import java.util.Map;

/** Colours that stand out on light and on dark paper, and the sheet of a picture. */
final class SvgStyle {
    static final String TROUBLE = "#e03543";

    private static final String OTHER = "#2f8fa3";
    private static final Map<String, String> PROTOCOLS = Map.of(
            "SIP", "#3f78d8",
            "RTP", "#159a76",
            "HTTP", "#c97b14",
            "OpenWire", "#8f5bd0",
            "Kafka", "#c2478a",
            "frame", "#6b7c93");

    /** Plain rules: readers without variables and media queries show the light sheet. */
    static final String SHEET = """
            text { font-family: "Inter", "Segoe UI", "Helvetica Neue", "DejaVu Sans", Arial, sans-serif; fill: #1f2733; }
            .paper { fill: #fcfcfd; } .stripe { fill: #f3f5f8; } .line { stroke: #b4bdc9; }
            .card { fill: #ffffff; stroke: #c3cad4; } .dim { fill: #6d7888; } .halo { stroke: #fcfcfd; stroke-width: 3px; paint-order: stroke; }
            .halo2 { stroke: #f3f5f8; stroke-width: 3px; paint-order: stroke; } .bad { fill: #cf2334; font-weight: 600; } .mark { fill: #8792a2; stroke: #fcfcfd; }
            @media (prefers-color-scheme: dark) {
              text { fill: #e3e8ef; } .paper { fill: #14181e; } .stripe { fill: #1a2027; } .line { stroke: #4a5665; }
              .card { fill: #1f262f; stroke: #3b4552; } .dim { fill: #93a0b1; } .halo { stroke: #14181e; }
              .halo2 { stroke: #1a2027; } .bad { fill: #ff6b78; } .mark { fill: #8792a2; stroke: #14181e; }
            }
            """;

    private SvgStyle() {}

    static String colour(String protocol) {
        return PROTOCOLS.getOrDefault(protocol, OTHER);
    }

    /** A name of a marker that an id may be made of. */
    static String key(String colour) {
        return "a" + colour.substring(1).toLowerCase(Locale.ROOT);
    }
}
