package voicelab.systems.sipserver;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import voicelab.protocols.sip.NameAddr;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipUri;

/**
 * What a REFER asks for (RFC 3515 section 2.1, RFC 3891 section 3).
 *
 * @param number whom to call
 * @param replaces the dialog that is to be taken over instead; empty for a blind transfer
 * @param data attached data that the Refer-To carries as a header of its URI; empty for none
 */
record Refers(String number, Optional<Dialog> replaces, String data) {

    /** A dialog as Replaces names it: the tags as its recipient, here SIP Server, sees them. */
    record Dialog(String callId, String localTag, String remoteTag, boolean earlyOnly) {
        private static final int LONGEST = 600;

        static Optional<Dialog> read(String value) {
            if (value.length() > LONGEST) return Optional.empty();
            String[] parts = value.trim().split(";");
            Map<String, String> params = new HashMap<>();
            for (int i = 1; i < parts.length; i++) {
                int equals = parts[i].indexOf('=');
                String name = (equals < 0 ? parts[i] : parts[i].substring(0, equals)).trim();
                String text = equals < 0 ? "" : parts[i].substring(equals + 1).trim();
                if (params.put(name.toLowerCase(Locale.ROOT), text) != null) return Optional.empty();
            }
            String to = params.getOrDefault("to-tag", "");
            String from = params.getOrDefault("from-tag", "");
            if (parts[0].isBlank() || to.isEmpty() || from.isEmpty()) return Optional.empty();
            return Optional.of(new Dialog(parts[0].trim(), to, from, params.containsKey("early-only")));
        }
    }

    /** A REFER that cannot be followed. */
    static final class Bad extends Exception {
        private static final long serialVersionUID = 1;
        private final int status;

        Bad(int status, String why) {
            super(why);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    static Refers read(SipPacket refer) throws Bad {
        List<String> values = refer.values("Refer-To");
        if (values.isEmpty()) values = refer.values("r"); // compact form, RFC 3515 section 2.1
        if (values.size() != 1) throw new Bad(400, values.isEmpty() ? "No Refer-To" : "Several Refer-To");
        NameAddr target = NameAddr.read(values.get(0)).orElseThrow(() -> new Bad(400, "Bad Refer-To"));
        if (!target.uri().toLowerCase(Locale.ROOT).startsWith("sip")) throw new Bad(416, "Unsupported URI Scheme");
        SipUri uri = target.sipUri().orElseThrow(() -> new Bad(400, "Bad Refer-To"));
        Map<String, String> headers = headers(uri.headers());
        String replaces = headers.get("replaces");
        Optional<Dialog> dialog = replaces == null ? Optional.empty() : Dialog.read(replaces);
        if (replaces != null && dialog.isEmpty()) throw new Bad(400, "Bad Replaces");
        if (uri.user().isEmpty() && dialog.isEmpty()) throw new Bad(400, "Refer-To Names Nobody");
        String data = headers.getOrDefault(AttachedData.HEADER.toLowerCase(Locale.ROOT), "");
        return new Refers(CallRouting.plain(uri.user()), dialog, data);
    }

    private static Map<String, String> headers(String text) throws Bad {
        Map<String, String> headers = new HashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals <= 0) continue;
            try {
                String value = pair.substring(equals + 1).replace("+", "%2B");
                headers.put(
                        pair.substring(0, equals).toLowerCase(Locale.ROOT),
                        URLDecoder.decode(value, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw new Bad(400, "Bad Refer-To");
            }
        }
        return headers;
    }
}
