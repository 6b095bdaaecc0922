package voicelab.engines.snmp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.SNMP4JSettings;
import org.snmp4j.ScopedPDU;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;
import voicelab.net.Hop;
import voicelab.protocols.snmp.SnmpPacket;
import voicelab.protocols.snmp.SnmpPdu;
import voicelab.protocols.snmp.SnmpSyntaxException;

/**
 * SNMPv3 (RFC 3412, 3414): snmp4j finds out who asks, opens and closes the envelopes, and sends the reports; what is inside is
 * answered as that of the other versions. Its notion of the engine's time is its own.
 */
final class SecuredMessages implements CommandResponder {
    /** What the envelope of version 3 adds at most to a PDU, engine ids, user and digests included. */
    private static final int ENVELOPE_BYTES = 256;

    private static final int AUTHORIZATION_ERROR = 16;

    private final SnmpDoor door;
    private final MessageDispatcherImpl dispatcher = new MessageDispatcherImpl();
    private final DoorMapping mapping;
    private long unknownContexts;

    /**
     * @param engineId of this SNMP engine, stable over restarts
     * @param boots grows with every restart (RFC 3414 section 2.2)
     */
    SecuredMessages(SnmpDoor door, byte[] engineId, int boots) {
        this.door = door;
        // RFC 3412 7.1.3: who cannot be told with a signature (a wrong password, an unknown user) is told without
        SNMP4JSettings.setReportSecurityLevelStrategy(SNMP4JSettings.ReportSecurityLevelStrategy.noAuthNoPrivIfNeeded);
        SecurityProtocols protocols = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.defaultSecurity);
        protocols.addAuthenticationProtocol(new AuthSHA());
        protocols.addAuthenticationProtocol(new AuthHMAC192SHA256());
        protocols.addPrivacyProtocol(new PrivAES128());
        USM usm = new USM(protocols, new OctetString(engineId), boots);
        usm.setEngineDiscoveryEnabled(true);
        for (SnmpUser user : door.desk().settings().users()) usm.addUser(user(user));
        MPv3 model = new MPv3(usm);
        model.setSecurityProtocols(protocols);
        dispatcher.addMessageProcessingModel(model);
        mapping = new DoorMapping(door);
        dispatcher.addTransportMapping(mapping);
        mapping.addTransportListener(dispatcher);
        dispatcher.addCommandResponder(this);
    }

    private static UsmUser user(SnmpUser user) {
        OID auth = user.auth().isEmpty() ? null : user.auth().equals("SHA") ? AuthSHA.ID : AuthHMAC192SHA256.ID;
        OID priv = user.priv().isEmpty() ? null : PrivAES128.ID;
        return new UsmUser(
                octets(user.name()),
                auth,
                auth == null ? null : octets(user.authPassword()),
                priv,
                priv == null ? null : octets(user.privPassword()));
    }

    private static OctetString octets(String text) {
        return new OctetString(text.getBytes(StandardCharsets.UTF_8));
    }

    void received(byte[] bytes, Hop hop) {
        mapping.received(bytes, hop.remote());
    }

    @Override
    public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
        PDU asked = event.getPDU();
        if (!(asked instanceof ScopedPDU scoped)) return;
        event.setProcessed(true);
        UdpAddress from = (UdpAddress) event.getPeerAddress();
        Hop hop = new Hop(door.local(), new InetSocketAddress(from.getInetAddress(), from.getPort()));
        // RFC 3413 section 3.2: no context but the default one
        if (scoped.getContextName() != null && scoped.getContextName().length() > 0) {
            report(event, scoped);
            return;
        }
        try {
            SnmpPdu ours = SnmpPdu.read(ber(new PDU(asked)));
            if (!ours.isRequest()) return;
            if (!isAllowed(event)) {
                answer(event, scoped, ours.refusal(AUTHORIZATION_ERROR, 0));
                return;
            }
            int most = Math.min(
                    event.getMaxSizeResponsePDU(),
                    door.desk().settings().bounds().answerBytes());
            door.answer(false, ours, true, most - ENVELOPE_BYTES).thenAccept(found -> {
                if (found != null) answer(event, scoped, found);
            });
        } catch (SnmpSyntaxException | IOException e) {
            door.desk().arrivals().malformed(hop, SnmpPacket.PROTOCOL, "version 3: " + e.getMessage());
        }
    }

    /** Who has a password must use it. */
    private boolean isAllowed(CommandResponderEvent<?> event) {
        String name = new String(event.getSecurityName(), StandardCharsets.UTF_8);
        return door.desk().settings().users().stream()
                .filter(user -> user.name().equals(name))
                .anyMatch(user -> user.auth().isEmpty() || event.getSecurityLevel() >= SecurityLevel.AUTH_NOPRIV);
    }

    private <A extends Address> void answer(CommandResponderEvent<A> event, ScopedPDU asked, SnmpPdu answer) {
        try {
            PDU plain = new PDU();
            plain.decodeBER(new BERInputStream(ByteBuffer.wrap(answer.bytes())));
            ScopedPDU whole = scoped(asked, PDU.RESPONSE);
            whole.setErrorStatus(plain.getErrorStatus());
            whole.setErrorIndex(plain.getErrorIndex());
            whole.addAll(plain.getVariableBindings());
            send(event, whole);
        } catch (IOException e) {
            door.desk().arrivals().bug("an answer of SNMPv3", e);
        }
    }

    private <A extends Address> void report(CommandResponderEvent<A> event, ScopedPDU asked) {
        ScopedPDU report = scoped(asked, PDU.REPORT);
        report.add(new VariableBinding(SnmpConstants.snmpUnknownContexts, new Counter32(++unknownContexts)));
        send(event, report);
    }

    private static ScopedPDU scoped(ScopedPDU asked, int type) {
        ScopedPDU made = new ScopedPDU();
        made.setType(type);
        made.setRequestID(asked.getRequestID());
        made.setContextEngineID(asked.getContextEngineID());
        made.setContextName(asked.getContextName());
        return made;
    }

    private <A extends Address> void send(CommandResponderEvent<A> event, ScopedPDU answer) {
        try {
            dispatcher.returnResponsePdu(
                    event.getMessageProcessingModel(),
                    event.getSecurityModel(),
                    event.getSecurityName(),
                    event.getSecurityLevel(),
                    answer,
                    event.getMaxSizeResponsePDU(),
                    event.getStateReference(),
                    new StatusInformation());
        } catch (MessageException e) {
            door.desk().arrivals().bug("an answer of SNMPv3", e);
        }
    }

    private static byte[] ber(PDU pdu) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdu.encodeBER(out);
        return out.toByteArray();
    }
}
