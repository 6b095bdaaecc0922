package voicelab.systems.resourcemanager;

import java.util.Optional;

/**
 * A SIP answer out of the configuration: {@code sipcode;description} or just {@code sipcode} (the form that is public of {@code
 * cpd-forbidden-respcode}).
 *
 * @param reason empty for the code's usual phrase
 */
record RespCode(int status, String reason) {
    private static final int LONGEST_REASON = 100;

    static RespCode of(int status) {
        return new RespCode(status, "");
    }

    /** Empty where that is no final refusal, 300 to 699, or the description holds what a reason phrase cannot. */
    static Optional<RespCode> parse(String text) {
        int semicolon = text.indexOf(';');
        String code = (semicolon < 0 ? text : text.substring(0, semicolon)).trim();
        String reason = semicolon < 0 ? "" : text.substring(semicolon + 1).trim();
        int status = number(code, 3);
        boolean sound = status >= 300 && status <= 699 && reason.length() <= LONGEST_REASON;
        return sound && reason.chars().allMatch(c -> c >= ' ' && c != 0x7F)
                ? Optional.of(new RespCode(status, reason))
                : Optional.empty();
    }

    /** The number that is all of the text; -1 where it is none of at most so many digits. */
    static int number(String text, int mostDigits) {
        if (text.isEmpty() || text.length() > mostDigits) return -1;
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') return -1;
            value = value * 10 + c - '0';
        }
        return value;
    }

    @Override
    public String toString() {
        return reason.isEmpty() ? Integer.toString(status) : status + " " + reason;
    }
}
