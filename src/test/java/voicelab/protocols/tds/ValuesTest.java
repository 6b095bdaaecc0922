package voicelab.protocols.tds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private record Sample(TdsType type, Object value) {}

    private static final List<Sample> SAMPLES = List.of(
            new Sample(TdsType.integer(1), 255L),
            new Sample(TdsType.integer(2), -32_768L),
            new Sample(TdsType.integer(4), Integer.MIN_VALUE + 0L),
            new Sample(TdsType.integer(8), Long.MIN_VALUE),
            new Sample(TdsType.bit(), true),
            new Sample(TdsType.floating(4), 1.5f),
            new Sample(TdsType.floating(8), -Math.E),
            new Sample(TdsType.money(8), new BigDecimal("-922337203685477.5808")),
            new Sample(TdsType.money(4), new BigDecimal("214748.3647")),
            new Sample(
                    TdsType.decimal(TdsType.DECIMALN, 38, 10),
                    new BigDecimal("-1234567890123456789012345678.0123456789")),
            new Sample(TdsType.decimal(TdsType.NUMERICN, 9, 2), new BigDecimal("1234567.89")),
            new Sample(TdsType.guid(), UUID.fromString("00112233-4455-6677-8899-aabbccddeeff")),
            new Sample(TdsType.date(), LocalDate.of(9999, 12, 31)),
            new Sample(TdsType.time(TdsType.TIMEN, 7), LocalTime.of(23, 59, 59, 999_999_900)),
            new Sample(TdsType.time(TdsType.DATETIME2N, 3), LocalDateTime.of(1, 1, 1, 0, 0, 0, 123_000_000)),
            new Sample(TdsType.time(TdsType.DATETIMEOFFSETN, 0), OffsetDateTime.parse("2024-02-29T23:30:00-05:30")),
            new Sample(TdsType.datetime(8), LocalDateTime.of(1753, 1, 1, 0, 0, 0, 997_000_000)),
            new Sample(TdsType.datetime(4), LocalDateTime.of(2079, 6, 6, 23, 59)),
            new Sample(TdsType.text(TdsType.NVARCHAR, 100), "\ud83d\ude00 caf\u00e9"),
            new Sample(TdsType.text(TdsType.BIGVARCHAR, 100), "caf\u00e9 \u20ac"),
            new Sample(TdsType.text(TdsType.NVARCHAR, TdsType.MAX), "x".repeat(200_000)),
            new Sample(TdsType.binary(TdsType.BIGVARBIN, 10), new byte[] {1, 2, 3}),
            new Sample(TdsType.binary(TdsType.BIGVARBIN, TdsType.MAX), new byte[150_000]));

    private static Object through(TdsType type, Object value) throws TdsException {
        TdsOutput out = new TdsOutput();
        type.write(out);
        ValueWriter.write(type, value, out);
        TdsInput in = new TdsInput(out.toBytes());
        TdsType read = TdsType.read(in);
        assertEquals(type, read);
        Object back = ValueReader.read(read, in);
        assertEquals(0, in.left());
        return back;
    }

    @Test
    void every_type_comes_back_and_so_does_null() throws TdsException {
        for (Sample sample : SAMPLES) {
            if (sample.value() instanceof byte[] bytes)
                assertArrayEquals(bytes, (byte[]) through(sample.type(), bytes));
            else assertEquals(sample.value(), through(sample.type(), sample.value()));
            assertNull(through(sample.type(), null));
        }
    }

    @Test
    void bytes_are_those_of_the_specification() {
        assertEquals(
                "1033221100554477668899aabbccddeeff",
                hex(TdsType.guid(), UUID.fromString("00112233-4455-6677-8899-aabbccddeeff")));
        assertEquals("050140e20100", hex(TdsType.decimal(TdsType.DECIMALN, 9, 2), new BigDecimal("1234.56")));
        assertEquals(
                "0801000000d2040000".substring(0, 2) + "00000000d2040000",
                hex(TdsType.money(8), new BigDecimal("0.1234")));
        assertEquals("080100000000000000", hex(TdsType.datetime(8), LocalDateTime.of(1900, 1, 2, 0, 0)));
        assertEquals("03010000", hex(TdsType.date(), LocalDate.of(1, 1, 2)));
    }

    private static String hex(TdsType type, Object value) {
        TdsOutput out = new TdsOutput();
        ValueWriter.write(type, value, out);
        return HexFormat.of().formatHex(out.toBytes());
    }

    private static byte[] request() {
        TdsOutput out = new TdsOutput()
                .i32(22)
                .i32(18)
                .u16(2)
                .i64(0)
                .i32(1)
                .u16(0xFFFF)
                .u16(10)
                .u16(0);
        for (Sample sample : SAMPLES) {
            out.shortText("@p").u8(0);
            sample.type().write(out);
            ValueWriter.write(
                    sample.type(),
                    sample.value() instanceof byte[]
                            ? new byte[3]
                            : sample.value() instanceof String ? "abc" : sample.value(),
                    out);
        }
        out.u8(0xFF).u16(5).text("other").u16(0);
        return out.toBytes();
    }

    @Test
    void calls_are_read_by_number_and_by_name() throws TdsException {
        List<RpcCall> calls = RpcCall.parse(request());
        assertEquals(2, calls.size());
        assertEquals("sp_executesql", calls.get(0).name());
        assertEquals(SAMPLES.size(), calls.get(0).parameters().size());
        assertEquals("other", calls.get(1).name());
    }

    @Test
    void a_request_that_is_cut_short_or_garbled_is_read_or_refused() {
        byte[] whole = request();
        // cut within the second call's name; a cut between two values is a call with fewer of them
        assertThrows(TdsException.class, () -> RpcCall.parse(Arrays.copyOf(whole, whole.length - 4)));
        Random random = new Random(4);
        for (int i = 0; i < 5_000; i++) {
            byte[] changed = Arrays.copyOf(whole, random.nextInt(whole.length));
            for (int n = 0; n < 3 && changed.length > 0; n++)
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            try {
                RpcCall.parse(changed);
                SqlBatch.parse(changed);
                TransactionRequest.parse(changed);
            } catch (TdsException e) {
                assertFalse(e.getMessage().isEmpty());
            }
        }
    }
}
