package voicelab.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.LinkSpec;
import voicelab.map.RowSpec;

/** Reads {@code LINK[@INSTANCE][.back]=KIND[:ARG,..]}, the one way to write a fault on the command line, in YAML and in the API. */
public final class FaultParser {
    public static final List<String> KINDS =
            List.of("cut", "refuse", "reset", "stall", "delay", "drop", "loss", "duplicate", "reorder");

    /** A parcel that is held longer than this is lost. */
    public static final Duration MAX_DELAY = Duration.ofHours(1);

    private static final String WANTED =
            "; wanted is LINK=KIND[:ARGS], such as gvp-3=cut, gvp-4=delay:200ms,count=3, gvp-9=loss:20%, x-2.back=drop:every=3";

    private static final Pattern FORM =
            Pattern.compile("([a-z]+-[0-9]+)(?:@([a-z0-9-]+))?(\\.back)?=([a-z]+)(?::(.+))?");

    private final ConnectionMap map;

    public FaultParser(ConnectionMap map) {
        this.map = map;
    }

    /** @throws FaultSyntax with what is wrong and what is wanted */
    public FaultSpec parse(String text) {
        Matcher m = FORM.matcher(text.trim());
        if (!m.matches()) throw new FaultSyntax("\"" + text + "\" is no fault" + WANTED);
        String link = link(m.group(1));
        String instance = m.group(2) == null ? "" : instance(link, m.group(2));
        Args args = new Args(text, m.group(5));
        Fault fault = fault(m.group(4), args);
        if (args.delay().isPresent() && !(fault instanceof Fault.Delay))
            throw new FaultSyntax("\"" + text + "\": only delay takes a time" + WANTED);
        return new FaultSpec(link, instance, m.group(3) != null, fault, args.trigger());
    }

    /** A row's id stands for its link. */
    private String link(String id) {
        return map.link(id)
                .map(LinkSpec::id)
                .or(() -> map.row(id).map(RowSpec::link))
                .orElseThrow(() -> new FaultSyntax("no link or row " + id + " (lab map lists them)"));
    }

    /** Only who stands at one end of a link can have it bent. */
    private String instance(String link, String text) {
        InstanceId id = map.instance(text)
                .orElseThrow(() -> new FaultSyntax("no system or instance " + text + " (lab map lists them)"));
        LinkSpec of = map.link(link).orElseThrow();
        boolean atEnd = id.system().equals(of.from())
                || id.system().equals(of.to())
                || of.listeners().stream().anyMatch(l -> l.system().equals(id.system()));
        if (!atEnd) throw new FaultSyntax(text + " stands at neither end of " + of.title());
        return id.toString();
    }

    private static Fault fault(String kind, Args args) {
        return switch (kind) {
            case "cut" -> new Fault.Cut();
            case "refuse" -> new Fault.Refuse();
            case "reset" -> new Fault.Reset();
            case "stall" -> new Fault.Stall();
            case "delay" ->
                new Fault.Delay(
                        args.delay().orElseThrow(() -> new FaultSyntax("delay wants a time, such as delay:200ms")));
            case "drop", "loss" -> new Fault.Drop();
            case "duplicate" -> new Fault.Duplicate();
            case "reorder" -> new Fault.Reorder();
            default -> throw new FaultSyntax("unknown fault \"" + kind + "\"; known are " + String.join(", ", KINDS));
        };
    }

    /** The arguments behind the colon: a time, a percentage, or count=, every=, p=. */
    private static final class Args {
        private int count;
        private int every = 1;
        private double probability = 1;
        private Duration delay;

        Args(String whole, String text) {
            if (text == null) return;
            for (String arg : text.split(",")) {
                try {
                    one(arg.trim());
                } catch (NumberFormatException e) {
                    throw new FaultSyntax("\"" + whole + "\": \"" + arg + "\" is no number" + WANTED);
                }
            }
            boolean fits = count >= 0 && every >= 1 && probability >= 0 && probability <= 1; // NaN fits nowhere
            if (delay != null) fits &= !delay.isNegative() && delay.compareTo(MAX_DELAY) <= 0;
            if (!fits) throw new FaultSyntax("\"" + whole + "\": out of range" + WANTED);
        }

        private void one(String arg) {
            if (arg.startsWith("count=")) count = Integer.parseInt(arg.substring(6));
            else if (arg.startsWith("every=")) every = Integer.parseInt(arg.substring(6));
            else if (arg.startsWith("p=")) probability = Double.parseDouble(arg.substring(2));
            else if (arg.endsWith("%")) probability = Double.parseDouble(arg.substring(0, arg.length() - 1)) / 100;
            else if (arg.endsWith("ms")) delay = Duration.ofMillis(Long.parseLong(arg.substring(0, arg.length() - 2)));
            else if (arg.endsWith("s")) delay = Duration.ofSeconds(Long.parseLong(arg.substring(0, arg.length() - 1)));
            else throw new FaultSyntax("\"" + arg + "\" is no argument of a fault" + WANTED);
        }

        Optional<Duration> delay() {
            return Optional.ofNullable(delay);
        }

        Trigger trigger() {
            return new Trigger(count, every, probability);
        }
    }
}
