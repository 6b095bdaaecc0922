package voicelab.protocols.snmp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Syntax;
import voicelab.protocols.smi.Value;
import voicelab.protocols.smi.Variable;

/** A captured datagram of net-snmp's snmpget, snmp4j as a second opinion, and what must hold for any bytes. */
class SnmpCodecTest {
    private static final Oid NAME = Oid.parse("1.3.6.1.4.1.8072.9999.9999.86.2.1.0");
    private static final String GET =
            "302902010104067075626c6963a01c020415d60b36020100020100300e300c06082b060102010101000500";

    private static final SnmpPdu ALL = new SnmpPdu(
            PduKind.RESPONSE,
            0x7FFF_FFFF,
            0,
            0,
            List.of(
                    new Variable(NAME, Value.integer(-129)),
                    new Variable(NAME, Value.gauge(0xFFFF_FFFFL)),
                    new Variable(NAME, Value.counter(128)),
                    new Variable(NAME, Value.ticks(0)),
                    new Variable(NAME, new Value.Numeric(Syntax.COUNTER64, -1)),
                    new Variable(NAME, Value.text("x".repeat(200))),
                    new Variable(NAME, new Value.Octets(Syntax.IP_ADDRESS, new byte[] {127, 0, 0, 1})),
                    new Variable(NAME, Value.oid(Oid.parse("2.999.4294967295"))),
                    new Variable(NAME, Value.NULL),
                    new Variable(NAME, Value.NO_SUCH_OBJECT),
                    new Variable(NAME, Value.NO_SUCH_INSTANCE),
                    new Variable(NAME, Value.END_OF_MIB_VIEW)));

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @Test
    void a_get_of_snmpget_is_read_and_written_byte_by_byte() throws Exception {
        CommunityPacket packet = CommunityPacket.read(bytes(GET));
        assertEquals("public", packet.community());
        assertEquals(PduKind.GET, packet.pdu().kind());
        assertEquals(
                Oid.parse("1.3.6.1.2.1.1.1.0"), packet.pdu().variables().get(0).name());
        assertArrayEquals(bytes(GET), packet.bytes());
        SnmpPacket parcel = new SnmpPacket(bytes(GET));
        assertEquals("2c", parcel.fields().get("version"));
        assertTrue(parcel.summary().startsWith("v2c get "), parcel.summary());
    }

    @Test
    void every_syntax_comes_back_as_it_was_written() throws Exception {
        CommunityPacket packet = CommunityPacket.v2c("c", ALL);
        assertEquals(packet, CommunityPacket.read(packet.bytes()));
    }

    @Test
    void snmp4j_reads_what_is_written_here_and_writes_what_is_read_here() throws Exception {
        PDU theirs = new PDU();
        theirs.decodeBER(new BERInputStream(ByteBuffer.wrap(ALL.bytes())));
        assertEquals(ALL.variables().size(), theirs.size());
        assertEquals("18446744073709551615", theirs.get(4).getVariable().toString());
        assertEquals("2.999.4294967295", theirs.get(7).getVariable().toString());
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        theirs.encodeBER(out);
        assertEquals(ALL, SnmpPdu.read(out.toByteArray()));
        PDU asked =
                new PDU(PDU.SET, List.of(new VariableBinding(new OID("1.3.6.1.2.1.1.6.0"), new OctetString("here"))));
        out.reset();
        asked.encodeBER(out);
        assertEquals(
                "here",
                SnmpPdu.read(out.toByteArray()).variables().get(0).value().text());
    }

    @Test
    void no_prefix_of_a_packet_is_a_packet() {
        byte[] whole = CommunityPacket.v2c("public", ALL).bytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] part = java.util.Arrays.copyOf(whole, length);
            assertThrows(SnmpSyntaxException.class, () -> CommunityPacket.read(part), "length " + length);
        }
    }

    @Test
    void garbage_is_refused_and_never_anything_else() {
        Random random = new Random(5);
        byte[] whole = CommunityPacket.v2c("public", ALL).bytes();
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = whole.clone();
            for (int k = 0; k < 1 + random.nextInt(3); k++)
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            SnmpPacket parcel = new SnmpPacket(bytes);
            assertTrue(parcel.summary().length() > 3 && parcel.fields() != null);
            if (parcel.open().isPresent()) read++;
        }
        assertTrue(read > 0 && read < 50_000, "of 50000 read: " + read);
    }
}
