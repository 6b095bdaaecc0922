package voicelab.systems.sbc;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.b2bua.B2bua;
import voicelab.protocols.sip.SipHeader;

/**
 * Names a dialog of the one side as the other side knows it, in Replaces and in the Replaces of a Refer-To (RFC 3891, RFC 5589):
 * each leg of a call has a Call-ID and tags of its own. What names no dialog of ours crosses as it is. On the event loop.
 */
record OtherDialogs(B2bua b2bua) {
    private static final Pattern TAGS =
            Pattern.compile("(?i)\\s*([^;\\s]+)\\s*(?=.*;\\s*to-tag=([^;\\s]+))(?=.*;\\s*from-tag=([^;\\s]+)).*");
    private static final Pattern EMBEDDED = Pattern.compile("(?i)([?&]Replaces=)([^&>]{1,800})");

    SipHeader translated(SipHeader header) {
        if (header.name().equalsIgnoreCase("Replaces"))
            return new SipHeader(header.name(), other(header.value()).orElse(header.value()));
        return header.name().equalsIgnoreCase("Refer-To")
                ? new SipHeader(header.name(), referTo(header.value()))
                : header;
    }

    List<SipHeader> translated(List<SipHeader> headers) {
        return headers.stream().map(this::translated).toList();
    }

    private String referTo(String value) {
        Matcher embedded = EMBEDDED.matcher(value);
        if (!embedded.find()) return value;
        try {
            String named = URLDecoder.decode(embedded.group(2).replace("+", "%2B"), StandardCharsets.UTF_8);
            return other(named)
                    .map(dialog -> value.substring(0, embedded.start(2))
                            + URLEncoder.encode(dialog, StandardCharsets.UTF_8)
                            + value.substring(embedded.end(2)))
                    .orElse(value);
        } catch (IllegalArgumentException e) {
            return value; // whoever reads it will say so
        }
    }

    private Optional<String> other(String replaces) {
        Matcher tags = TAGS.matcher(replaces);
        if (!tags.matches()) return Optional.empty();
        return b2bua.find(tags.group(1), tags.group(2), tags.group(3)).flatMap(found -> {
            Call other = found.end() == found.call().caller()
                    ? found.call().callee()
                    : found.call().caller();
            return other == null ? Optional.empty() : other.replaces();
        });
    }
}
