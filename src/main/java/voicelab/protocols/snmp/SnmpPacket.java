package voicelab.protocols.snmp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import voicelab.protocols.Parcel;
import voicelab.protocols.smi.Variable;

/** One datagram, of any version; what is inside is read when somebody asks. Immutable. */
public final class SnmpPacket implements Parcel {
    public static final String PROTOCOL = "SNMP";
    public static final int V1 = 0;
    public static final int V2C = 1;
    public static final int V3 = 3;
    private static final int MOST_SHOWN = 40;

    private final byte[] bytes;

    public SnmpPacket(byte[] bytes) {
        this.bytes = bytes;
    }

    /** {@link #V1}, {@link #V2C}, {@link #V3} or whatever number stands there. @throws SnmpSyntaxException when none does */
    public int version() throws SnmpSyntaxException {
        return new BerReader(bytes).enter(BerReader.SEQUENCE).integer();
    }

    /** What is inside, unless it is version 3 or broken. */
    public Optional<CommunityPacket> open() {
        try {
            return version() == V3 ? Optional.empty() : Optional.of(CommunityPacket.read(bytes));
        } catch (SnmpSyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public String protocol() {
        return PROTOCOL;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public String summary() {
        Optional<CommunityPacket> inside = open();
        if (inside.isEmpty()) return isV3() ? "SNMPv3, " + bytes.length + " bytes" : "no SNMP";
        SnmpPdu pdu = inside.get().pdu();
        String name =
                (inside.get().version() == V1 ? "v1 " : "v2c ") + pdu.kind().word() + " " + pdu.requestId();
        if (pdu.kind() == PduKind.RESPONSE)
            return name + " " + SnmpError.word(pdu.first()) + ", "
                    + pdu.variables().size() + " variables";
        return pdu.variables().isEmpty()
                ? name
                : name + " " + pdu.variables().get(0).name();
    }

    private boolean isV3() {
        try {
            return version() == V3;
        } catch (SnmpSyntaxException e) {
            return false;
        }
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        if (isV3()) fields.put("version", "3");
        open().ifPresent(inside -> {
            SnmpPdu pdu = inside.pdu();
            fields.put("version", inside.version() == V1 ? "1" : "2c");
            fields.put("type", pdu.kind().word());
            fields.put("request-id", Integer.toString(pdu.requestId()));
            if (pdu.kind() == PduKind.RESPONSE) fields.put("error", SnmpError.word(pdu.first()));
            int shown = Math.min(MOST_SHOWN, pdu.variables().size());
            for (Variable each : pdu.variables().subList(0, shown))
                fields.put(each.name().toString(), each.value().text());
        });
        return fields;
    }

    @Override
    public String toString() {
        return summary();
    }
}
