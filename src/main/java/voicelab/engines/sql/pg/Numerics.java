package voicelab.engines.sql.pg;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import voicelab.protocols.pgwire.PgWireException;
import voicelab.protocols.pgwire.WireBuffer;
import voicelab.protocols.pgwire.WireInput;

/** The binary form of numeric: digits to the base of 10000 (PostgreSQL's utils/adt/numeric.c, numeric_send). */
final class Numerics {
    private static final int NEGATIVE = 0x4000;
    private static final BigInteger BASE = BigInteger.valueOf(10_000);
    private static final int DIGITS = 4;

    private Numerics() {}

    static void write(BigDecimal value, WireBuffer out) {
        int scale = Math.max(value.scale(), 0);
        int padded = (scale + DIGITS - 1) / DIGITS * DIGITS;
        BigInteger left = value.setScale(padded).unscaledValue().abs();
        List<Integer> digits = new ArrayList<>();
        while (left.signum() != 0) {
            BigInteger[] parts = left.divideAndRemainder(BASE);
            digits.add(0, parts[1].intValue());
            left = parts[0];
        }
        int weight = digits.size() - padded / DIGITS - 1;
        int end = digits.size();
        while (end > 0 && digits.get(end - 1) == 0) end--;
        out.int32(8 + 2 * end).int16(end).int16(end == 0 ? 0 : weight);
        out.int16(value.signum() < 0 ? NEGATIVE : 0).int16(scale);
        for (int i = 0; i < end; i++) out.int16(digits.get(i));
    }

    static BigDecimal read(WireInput in) throws PgWireException, PgFault {
        int count = number(in);
        int weight = (short) number(in);
        int sign = number(in);
        int scale = number(in);
        if (sign != 0 && sign != NEGATIVE)
            throw new PgFault(States.INVALID_BINARY, "NaN and infinity are no numbers here");
        BigInteger all = BigInteger.ZERO;
        for (int i = 0; i < count; i++) {
            int digit = number(in);
            if (digit > 9_999) throw new PgFault(States.INVALID_BINARY, "invalid digit in external \"numeric\" value");
            all = all.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        int exponent = (weight - count + 1) * DIGITS;
        BigDecimal value = new BigDecimal(all).scaleByPowerOfTen(exponent);
        value = value.setScale(scale, java.math.RoundingMode.DOWN);
        return sign == NEGATIVE ? value.negate() : value;
    }

    private static int number(WireInput in) throws PgWireException {
        byte[] two = in.bytes(2);
        return (two[0] & 0xFF) << 8 | (two[1] & 0xFF);
    }
}
