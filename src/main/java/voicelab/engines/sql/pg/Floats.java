package voicelab.engines.sql.pg;

/** Floating point numbers as PostgreSQL 12 and later print them: the shortest text that reads back as the same. */
final class Floats {
    private static final double PLAIN_FROM = 1e-4;
    private static final double PLAIN_TO = 1e15;

    private Floats() {}

    static String text(double value) {
        return lean(Double.toString(value), Math.abs(value), PLAIN_TO);
    }

    static String text(float value) {
        return lean(Float.toString(value), Math.abs(value), 1e6);
    }

    private static String lean(String java, double size, double plainTo) {
        if (Double.isNaN(size)) return "NaN";
        if (Double.isInfinite(size)) return java;
        if (size == 0) return java.startsWith("-") ? "-0" : "0";
        if (size >= PLAIN_FROM && size < plainTo) {
            String plain = new java.math.BigDecimal(java).toPlainString();
            return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
        }
        java.math.BigDecimal exact = new java.math.BigDecimal(java).stripTrailingZeros();
        String digits = exact.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - exact.scale();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String sign = exact.signum() < 0 ? "-" : "";
        return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }
}
