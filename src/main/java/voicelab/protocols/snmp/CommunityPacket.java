package voicelab.protocols.snmp;

import java.nio.charset.StandardCharsets;

/** A message of SNMPv1 (RFC 1157) or SNMPv2c (RFC 1901). */
public record CommunityPacket(int version, String community, SnmpPdu pdu) {

    public static CommunityPacket v2c(String community, SnmpPdu pdu) {
        return new CommunityPacket(SnmpPacket.V2C, community, pdu);
    }

    public CommunityPacket answer(SnmpPdu answer) {
        return new CommunityPacket(version, community, answer);
    }

    public static CommunityPacket read(byte[] bytes) throws SnmpSyntaxException {
        BerReader outer = new BerReader(bytes);
        BerReader in = outer.enter(BerReader.SEQUENCE);
        outer.end();
        int version = in.integer();
        if (version != SnmpPacket.V1 && version != SnmpPacket.V2C)
            throw new SnmpSyntaxException("version " + version + " has no community");
        String community = new String(in.octets(), StandardCharsets.ISO_8859_1);
        SnmpPdu pdu = SnmpPdu.read(in);
        in.end();
        return new CommunityPacket(version, community, pdu);
    }

    public byte[] bytes() {
        BerWriter body = new BerWriter()
                .integer(version)
                .octets(community.getBytes(StandardCharsets.ISO_8859_1))
                .raw(pdu.bytes());
        return new BerWriter().constructed(BerReader.SEQUENCE, body).bytes();
    }
}
