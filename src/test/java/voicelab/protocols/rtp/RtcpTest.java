package voicelab.protocols.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import voicelab.protocols.rtp.RtcpPacket.Bye;
import voicelab.protocols.rtp.RtcpPacket.ReceiverReport;
import voicelab.protocols.rtp.RtcpPacket.ReportBlock;
import voicelab.protocols.rtp.RtcpPacket.SenderReport;
import voicelab.protocols.rtp.RtcpPacket.SourceDescription;

class RtcpTest {
    private static final ReportBlock BLOCK = new ReportBlock(2, 25, -3, 70_000, 12, 0x11223344, 65_536);
    private static final List<RtcpPacket> COMPOUND = List.of(
            new SenderReport(1, 0x0102030405060708L, 160, 10, 1_600, List.of(BLOCK)),
            SourceDescription.cname(1, "lab@127.20.0.12"),
            new Bye(List.of(1), "over"));

    @Test
    void a_compound_comes_back() throws RtcpException {
        assertEquals(COMPOUND, RtcpReader.read(written(COMPOUND)));
        for (int length = 0; length < 9; length++) {
            List<RtcpPacket> compound = List.of(
                    new ReceiverReport(7, List.of()),
                    SourceDescription.cname(7, "c".repeat(length)),
                    new Bye(List.of(7, 8), "r".repeat(length)));
            assertEquals(compound, RtcpReader.read(written(compound)));
        }
    }

    @Test
    void fixed_octets_are_what_the_rfc_draws() throws RtcpException {
        List<RtcpPacket> compound = List.of(new ReceiverReport(1, List.of(BLOCK)), SourceDescription.cname(1, "ab"));
        ByteBuffer out = written(compound);
        byte[] bytes = new byte[out.remaining()];
        out.get(0, bytes);
        assertEquals(
                "81c90007" + "00000001" + "00000002" + "19fffffd" + "00011170" + "0000000c" + "11223344" + "00010000"
                        + "81ca0003" + "00000001" + "01026162" + "00000000",
                HexFormat.of().formatHex(bytes));
    }

    @Test
    void unknown_types_inside_are_kept_as_such() throws RtcpException {
        List<RtcpPacket> read = RtcpReader.read(hex("80c90001" + "00000001" + "81cd0002" + "00000001" + "00000002"));
        assertEquals(new RtcpPacket.Other(205, 1, 12), read.get(1));
    }

    @Test
    void broken_compounds_are_named_with_their_octet() {
        assertSays("not with SR or RR at octet 0", hex("80cb0001" + "00000001"));
        assertSays("longer than its datagram at octet 8", hex("80c90001" + "00000001" + "81ca0009" + "00000001"));
        assertSays("version 1 at octet 0", hex("40c90001" + "00000001"));
        assertSays("header cut off at octet 8", hex("80c90001" + "00000001" + "81"));
        assertSays("cut off, 32 octets needed", hex("81c90001" + "00000001"));
        assertSays("without a packet", hex(""));
        assertSays("padding of 0", hex("a0c90001" + "00000000"));
    }

    @Test
    void cuts_and_garbage_are_read_or_refused() {
        ByteBuffer written = written(COMPOUND);
        byte[] good = new byte[written.remaining()];
        written.get(good);
        Random random = new Random(12);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--)
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            try {
                RtcpReader.read(ByteBuffer.wrap(bytes));
            } catch (RtcpException e) {
                refused++;
            }
        }
        assertTrue(refused > 10_000 && refused < 20_000, refused + " refused");
    }

    private static void assertSays(String part, ByteBuffer datagram) {
        String said = assertThrows(RtcpException.class, () -> RtcpReader.read(datagram))
                .getMessage();
        assertTrue(said.contains(part), said);
    }

    private static ByteBuffer written(List<RtcpPacket> compound) {
        ByteBuffer out = ByteBuffer.allocate(400);
        RtcpWriter.write(compound, out);
        return out.flip();
    }

    private static ByteBuffer hex(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }
}
