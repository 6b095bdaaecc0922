package voicelab.faultsyntax;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import voicelab.fault.FaultSyntax;
import voicelab.fault.Trigger;
import voicelab.fault.Which;

/** The arguments behind the colon: each is taken by its name, and what nobody takes is a mistake. */
final class FaultArgs {
    private static final Pattern TIMES = Pattern.compile("(-?[0-9.]+m?s)(?:-([0-9.]+m?s))?");
    private static final String STATUS = "[1-6]([0-9][0-9]|xx)|";
    private static final String METHOD = "[A-Z]*";

    private final String whole;
    private final Map<String, String> left = new LinkedHashMap<>();

    /** @param text behind the colon, or null */
    FaultArgs(String whole, String text) {
        this.whole = whole;
        if (text == null) return;
        for (String part : text.split(",", -1)) {
            String arg = part.trim();
            String shaped = arg;
            if (arg.matches("-?[0-9.]+%")) shaped = "share=" + arg.replace("%", "");
            else if (TIMES.matcher(arg).matches()) shaped = "time=" + arg;
            else if (arg.matches("[0-9]{3}")) shaped = "answer=" + arg;
            int equals = shaped.indexOf('=');
            String name = equals < 0 ? shaped : shaped.substring(0, equals);
            if (left.put(name, equals < 0 ? "" : shaped.substring(equals + 1)) != null)
                throw wrong("\"" + arg + "\" comes twice");
        }
    }

    FaultSyntax wrong(String what) {
        return new FaultSyntax("\"" + whole + "\": " + what + FaultParser.WANTED);
    }

    boolean has(String name) {
        return left.containsKey(name);
    }

    String text(String name, String otherwise, String form) {
        String text = left.remove(name);
        if (text == null) return otherwise;
        if (!text.matches(form)) throw wrong(name + "=" + text + " cannot be");
        return text;
    }

    double number(String name, double otherwise, double least, double most) {
        String text = left.remove(name);
        if (text == null) return otherwise;
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most) return number; // NaN is nowhere between
        } catch (NumberFormatException e) {
            throw wrong("\"" + name + "=" + text + "\" is no number");
        }
        throw wrong(name + "=" + text + " is out of range");
    }

    int whole(String name, int otherwise, int least, int most) {
        String text = left.getOrDefault(name, "");
        if (text.contains(".")) throw wrong("\"" + name + "=" + text + "\" is no whole number");
        return (int) number(name, otherwise, least, most);
    }

    /** One time or two, {@code 200ms} or {@code 20ms-80ms}; null for none. */
    Duration[] times() {
        String text = left.remove("time");
        if (text == null) return null;
        Matcher m = TIMES.matcher(text);
        if (!m.matches()) throw wrong("\"" + text + "\" is no time");
        Duration first = time(m.group(1));
        return m.group(2) == null ? new Duration[] {first} : new Duration[] {first, time(m.group(2))};
    }

    private Duration time(String text) {
        boolean millis = text.endsWith("ms");
        try {
            long number = Long.parseLong(text.substring(0, text.length() - (millis ? 2 : 1)));
            long most = millis ? FaultParser.MAX_DELAY.toMillis() : FaultParser.MAX_DELAY.toSeconds();
            if (number < 0 || number > most) throw wrong(text + " is out of range");
            return millis ? Duration.ofMillis(number) : Duration.ofSeconds(number);
        } catch (NumberFormatException e) {
            throw wrong("\"" + text + "\" is no number");
        }
    }

    /** What is left says when to act and on what. */
    Trigger trigger() {
        double share = number("share", 100, 0, 100) / 100;
        double probability = number("p", share, 0, 1);
        double burst = number("burst", 0, 1, 10_000);
        if (burst > 0 && probability * (burst + 1) > burst)
            throw wrong("bursts of " + burst + " cannot be " + probability + " of everything");
        Which which = new Which(
                text("method", "", METHOD),
                text("status", "", STATUS),
                text("cseq", "", METHOD),
                text("of", "", "rtp|rtcp|both"));
        Trigger trigger = new Trigger(
                which.equals(Which.ANY) ? Which.ANY : which,
                whole("count", 0, 0, Integer.MAX_VALUE),
                whole("after", 0, 0, Integer.MAX_VALUE),
                whole("every", 1, 1, Integer.MAX_VALUE),
                probability,
                burst,
                whole("seed", 0, 1, Integer.MAX_VALUE));
        if (left.isEmpty()) return trigger;
        String name = left.keySet().iterator().next();
        if (name.equals("time")) throw wrong("only delay and jitter take a time");
        throw wrong("\"" + (left.get(name).isEmpty() ? name : name + "=" + left.get(name)) + "\" is no argument of it");
    }
}
