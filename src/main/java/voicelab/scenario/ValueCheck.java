package voicelab.scenario;

import java.time.Duration;
import voicelab.fault.FaultSyntax;
import voicelab.faultsyntax.FaultParser;
import voicelab.map.ConnectionMap;
import voicelab.map.SystemSpec;
import voicelab.profile.Nearest;
import voicelab.standin.Settings;

/** Checks the constant values of a step while the file is read; what holds a variable is checked when its turn comes. */
final class ValueCheck {
    /** No single wait is longer. */
    static final Duration MAX_DURATION = Duration.ofHours(24);

    private final ConnectionMap map;

    ValueCheck(ConnectionMap map) {
        this.map = map;
    }

    void check(Key key, Settings value) {
        switch (key.type()) {
            case FIELDS, SAVES -> {
                if (value.mapping().isEmpty()) throw value.fault(key.name() + " wants at least one " + key.type());
                value.mapping().values().forEach(Settings::text);
            }
            case WORDS -> value.list().forEach(Settings::text);
            case STEPS -> value.list();
            default -> {
                String text = value.text();
                if (text.isEmpty()) throw value.fault(key.name() + " has no value; " + wanted(key));
                if (!Variables.any(text)) constant(key, value);
            }
        }
    }

    /** A value without variables. */
    void constant(Key key, Settings value) {
        switch (key.type()) {
            case NUMBER -> number(value);
            case COUNT -> {
                if (value.number() < 0) throw value.fault("a whole number from 0 is wanted, not " + value.text());
            }
            case DURATION -> {
                if (value.duration().compareTo(MAX_DURATION) > 0) throw value.fault("at most 24h");
            }
            case CHOICE -> {
                if (!key.choices().contains(value.text()))
                    throw value.fault(key.name() + " is " + String.join(" or ", key.choices()) + ", not \""
                            + value.text() + "\"" + Nearest.hint(value.text(), key.choices()));
            }
            case INSTANCE -> instance(value);
            case LINK -> link(value);
            case LINK_OR_ALL -> {
                if (!value.text().equals("all")) link(value);
            }
            case FAULT -> fault(value);
            default -> {}
        }
    }

    static double number(Settings value) {
        try {
            double number = Double.parseDouble(value.text().strip());
            if (Double.isFinite(number)) return number;
        } catch (NumberFormatException e) {
            // said below
        }
        throw value.fault("a number is wanted, not \"" + value.text() + "\"");
    }

    private void instance(Settings value) {
        if (map.instance(value.text()).isEmpty())
            throw value.fault("no system or instance \"" + value.text() + "\""
                    + Nearest.hint(
                            value.text(),
                            map.systems().stream()
                                    .map(SystemSpec::id)
                                    .map(id -> id.text())
                                    .toList()));
    }

    private void link(Settings value) {
        String id = value.text();
        if (map.link(id).isEmpty() && map.row(id).isEmpty())
            throw value.fault("no link or row \"" + id + "\" (lab map lists them)");
    }

    private void fault(Settings value) {
        try {
            new FaultParser(map).parse(value.text());
        } catch (FaultSyntax e) {
            throw value.fault(e.getMessage());
        }
    }

    private static String wanted(Key key) {
        return key.type() == KeyType.CHOICE
                ? "one of " + String.join(", ", key.choices()) + " is wanted"
                : "wanted is a " + key.type();
    }
}
