package voicelab.engines.sip.b2bua;

import java.util.Optional;
import voicelab.protocols.sip.NameAddr;
import voicelab.protocols.sip.SipUri;

/** Who calls or is called, as the next leg names them. */
public final class Party {
    private Party() {}

    /**
     * A From or To value with the same display name and user at another host, without a tag: what is behind a back-to-back
     * user agent is not seen before it.
     */
    public static String at(String value, String host) {
        Optional<NameAddr> name = NameAddr.read(value);
        String user = name.flatMap(NameAddr::sipUri).map(SipUri::user).orElse("");
        String display = name.map(NameAddr::display).orElse("").replaceAll("[\"\\\\\\p{Cntrl}]", "");
        String uri = "<sip:" + (user.isEmpty() ? "" : user + "@") + host + ">";
        return display.isEmpty() ? uri : "\"" + display + "\" " + uri;
    }
}
