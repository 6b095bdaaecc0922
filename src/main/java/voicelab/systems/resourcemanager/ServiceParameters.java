package voicelab.systems.resourcemanager;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import voicelab.protocols.sip.SipUri;

/**
 * Writes a profile's sections {@code gvp.service-prerequisite} and {@code gvp.service-parameters} into the request URI; the
 * result reads like {@code sip:dialog@mcp:5070;voicexml=<percent-encoded>;gvp.config.<section.option>=..} (facts 1.3).
 *
 * <p>Prerequisite keys: {@code initial-page-url} (or {@code voicexml}) becomes {@code voicexml}, {@code alternate-voicexml}
 * becomes {@code alternatevoicexml}, {@code default-properties-page} becomes {@code gvp.defaultsvxml}. Parameter keys: a
 * parameter's name, with or without {@code <service-type>.} before it (another service's are passed over). Values: {@code
 * fixed,V} replaces what the request has (and removes it where V is empty), {@code default,V} is used where the request has
 * none, a bare {@code V} is fixed. Pages are for the voicexml service only. In a page's URL {@code $dnis$}, {@code $ani$} and {@code $session$} are filled in,
 * form-encoded. Key names and value forms are ours.
 */
final class ServiceParameters {
    private static final String FIXED = "fixed,";
    private static final String DEFAULT = "default,";
    private static final Map<String, String> PAGES = Map.of(
            "initial-page-url", "voicexml",
            "voicexml", "voicexml",
            "alternate-voicexml", "alternatevoicexml",
            "alternatevoicexml", "alternatevoicexml",
            "default-properties-page", "gvp.defaultsvxml",
            "gvp.defaultsvxml", "gvp.defaultsvxml");

    private ServiceParameters() {}

    /** What a page's URL may ask for. */
    record Facts(String dnis, String ani, String session) {
        String fill(String url) {
            if (url.indexOf('$') < 0) return url;
            return url.replace("$dnis$", form(dnis)).replace("$ani$", form(ani)).replace("$session$", form(session));
        }

        private static String form(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }

    static SipUri apply(SipUri uri, IvrProfile profile, MediaService service, Facts facts) {
        SipUri next = uri;
        if (service == MediaService.VOICEXML)
            for (Map.Entry<String, String> each : profile.prerequisite().entrySet()) {
                String parameter = PAGES.get(each.getKey().trim());
                if (parameter != null) next = put(next, parameter, each.getValue(), facts);
            }
        for (Map.Entry<String, String> each : profile.parameters().entrySet()) {
            Optional<String> parameter = parameterFor(each.getKey().trim(), service);
            if (parameter.isPresent()) next = put(next, parameter.get(), each.getValue(), facts);
        }
        return next;
    }

    private static Optional<String> parameterFor(String key, MediaService service) {
        for (MediaService each : MediaService.values()) {
            String prefix = each.type() + ".";
            if (key.startsWith(prefix))
                return each == service ? Optional.of(key.substring(prefix.length())) : Optional.empty();
        }
        return key.isEmpty() || !key.chars().allMatch(ServiceParameters::isName) ? Optional.empty() : Optional.of(key);
    }

    private static SipUri put(SipUri uri, String parameter, String setting, Facts facts) {
        String value = setting.trim();
        boolean yields = value.startsWith(DEFAULT);
        if (yields) value = value.substring(DEFAULT.length());
        else if (value.startsWith(FIXED)) value = value.substring(FIXED.length());
        if (yields && uri.param(parameter).isPresent()) return uri;
        if (value.isEmpty()) return uri.without(parameter);
        return uri.with(parameter, encode(facts.fill(value)));
    }

    /** All but RFC 3986's unreserved characters, so that nothing of a URL can end the parameter. */
    static String encode(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xFF;
            if (isName(c)) out.append((char) c);
            else out.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
        }
        return out.toString();
    }

    /** The text of a parameter's value; one that is not properly encoded is taken as it stands. */
    static String decode(String value) {
        if (value.indexOf('%') < 0) return value;
        byte[] bytes = new byte[value.length()];
        int length = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c > 0x7F) return value;
            if (c == '%') {
                int high = i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
                int low = high < 0 ? -1 : Character.digit(value.charAt(i + 2), 16);
                if (low < 0) return value;
                c = (char) (high << 4 | low);
                i += 2;
            }
            bytes[length++] = (byte) c;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static boolean isName(int c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0;
    }
}
