package voicelab.faultsyntax;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import voicelab.fault.Fault;
import voicelab.fault.FaultSpec;
import voicelab.fault.FaultSyntax;
import voicelab.fault.Trigger;
import voicelab.fault.Which;
import voicelab.map.Carriage;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.LinkSpec;
import voicelab.map.RowSpec;

/** Reads {@code LINK[@INSTANCE][.back]=KIND[:ARG,..]}, the one way to write a fault on the command line, in YAML and in the API. */
public final class FaultParser {
    public static final List<String> KINDS = List.of(
            "cut",
            "refuse",
            "reset",
            "stall",
            "delay",
            "drop",
            "loss",
            "duplicate",
            "reorder",
            "jitter",
            "one-way",
            "reject",
            "late-sdp",
            "wrong-sdp");

    /** A parcel that is held longer than this is lost. */
    public static final Duration MAX_DELAY = Duration.ofHours(1);

    static final String WANTED =
            "; wanted is LINK=KIND[:ARGS], such as gvp-3=cut, gvp-4.back=drop:status=200,every=2, gvp-9=loss:5%,burst=4"
                    + " (lab fault --help has them all)";

    private static final Pattern FORM =
            Pattern.compile("([a-z]+-[0-9]+)(?:@([a-z0-9-]+))?(\\.back)?=([a-z-]+)(?::(.+))?");

    private final ConnectionMap map;

    public FaultParser(ConnectionMap map) {
        this.map = map;
    }

    /** @throws FaultSyntax with what is wrong and what is wanted */
    public FaultSpec parse(String text) {
        Matcher m = FORM.matcher(text.trim());
        if (!m.matches()) throw new FaultSyntax("\"" + text + "\" is no fault" + WANTED);
        LinkSpec link = link(m.group(1));
        String instance = m.group(2) == null ? "" : instance(link, m.group(2));
        boolean back = m.group(3) != null;
        FaultArgs args = new FaultArgs(text, m.group(5));
        Fault fault = fault(m.group(4), args);
        Trigger trigger = usual(fault, link, args.trigger());
        String misfit = misfit(fault, link, back, trigger.which());
        if (!misfit.isEmpty()) throw args.wrong(misfit);
        return new FaultSpec(link.id(), instance, back, fault, trigger);
    }

    /** A row's id stands for its link. */
    private LinkSpec link(String id) {
        return map.link(id)
                .or(() -> map.row(id).map(RowSpec::link).flatMap(map::link))
                .orElseThrow(() -> new FaultSyntax("no link or row " + id + " (lab map lists them)"));
    }

    /** Only who stands at one end of a link can have it bent. */
    private String instance(LinkSpec of, String text) {
        InstanceId id = map.instance(text)
                .orElseThrow(() -> new FaultSyntax("no system or instance " + text + " (lab map lists them)"));
        boolean atEnd = id.system().equals(of.from())
                || id.system().equals(of.to())
                || of.listeners().stream().anyMatch(l -> l.system().equals(id.system()));
        if (!atEnd) throw new FaultSyntax(text + " stands at neither end of " + of.title());
        return id.toString();
    }

    private static Fault fault(String kind, FaultArgs args) {
        return switch (kind) {
            case "cut" -> new Fault.Cut();
            case "refuse" -> new Fault.Refuse();
            case "reset" -> new Fault.Reset();
            case "stall" -> new Fault.Stall();
            case "delay" -> new Fault.Delay(times(args, 1, "delay wants a time, such as delay:200ms")[0]);
            case "jitter" ->
                jitter(times(args, 2, "jitter wants a time, such as jitter:80ms or jitter:20ms-80ms"), args);
            case "drop", "loss" -> new Fault.Drop();
            case "one-way" -> new Fault.OneWay();
            case "duplicate" -> new Fault.Duplicate();
            case "reorder" -> new Fault.Reorder();
            case "reject" ->
                new Fault.Reject(args.whole("answer", 503, 300, 699), args.whole("retry-after", -1, 0, 86_400));
            case "late-sdp" -> new Fault.LateSdp(args.text("answer", "", "none").isEmpty());
            case "wrong-sdp" -> wrongSdp(args);
            default -> throw new FaultSyntax("unknown fault \"" + kind + "\"; known are " + String.join(", ", KINDS));
        };
    }

    private static Duration[] times(FaultArgs args, int most, String wanted) {
        Duration[] times = args.times();
        if (times == null || times.length > most) throw args.wrong(wanted);
        return times;
    }

    private static Fault jitter(Duration[] times, FaultArgs args) {
        Duration from = times.length == 1 ? Duration.ZERO : times[0];
        Duration to = times[times.length - 1];
        if (from.compareTo(to) > 0) throw args.wrong("the shorter time comes first");
        return new Fault.Jitter(from, to);
    }

    private static Fault wrongSdp(FaultArgs args) {
        if (args.has("address"))
            return new Fault.WrongSdp("address", args.text("address", "", "127(\\.[0-9]{1,3}){3}"));
        if (args.has("port")) return new Fault.WrongSdp("port", "" + args.whole("port", 0, 0, 65_535));
        if (args.has("codec")) return new Fault.WrongSdp("codec", args.text("codec", "", "[A-Za-z0-9-]{1,20}"));
        if (args.has("garbled")) return new Fault.WrongSdp("garbled", args.text("garbled", "", ""));
        throw args.wrong("wrong-sdp wants address=127.0.0.99, port=0, codec=G729 or garbled");
    }

    /** What a kind is for when nothing is said. */
    private static Trigger usual(Fault fault, LinkSpec link, Trigger t) {
        Which which = t.which();
        if (fault instanceof Fault.OneWay && which.of().isEmpty()) which = new Which("", "", "", "rtp");
        boolean invites = fault instanceof Fault.LateSdp || fault instanceof Fault.Reject;
        if (invites && link.carriage() == Carriage.SIP && which.method().isEmpty())
            which = new Which("INVITE", which.status(), which.cseq(), which.of());
        return which.equals(t.which())
                ? t
                : new Trigger(which, t.count(), t.after(), t.every(), t.probability(), t.burst(), t.seed());
    }

    /** Why this fault cannot be on this link; empty when it can. */
    private static String misfit(Fault fault, LinkSpec link, boolean back, Which which) {
        boolean media = link.carriage().isNative();
        boolean sip = link.carriage() == Carriage.SIP;
        boolean http = link.carriage() == Carriage.HTTP;
        boolean barred = fault instanceof Fault.Cut || fault instanceof Fault.Refuse;
        boolean sdp = fault instanceof Fault.LateSdp || fault instanceof Fault.WrongSdp;
        boolean jitter = fault instanceof Fault.Jitter || fault instanceof Fault.OneWay;
        boolean answers = fault instanceof Fault.Reject;
        String carries = link.title() + " carries " + link.protocol();
        if (media && back && !barred) return "media that comes back is another arrow's, such as x-5 for gvp-9";
        if (jitter && !media) return carries + "; " + fault.kind() + " is for media, such as gvp-9";
        if (sdp && !sip) return carries + "; " + fault.kind() + " is for SIP, such as gvp-4";
        if (answers && !sip && !http) return carries + "; reject is for SIP and HTTP";
        if ((answers || fault instanceof Fault.LateSdp) && back)
            return fault.kind() + " is for what goes out, without .back";
        if (!which.of().isEmpty() && !media) return carries + "; of= is for media, such as gvp-9";
        if (!which.cseq().isEmpty() && !sip) return carries + "; cseq= is for SIP, such as gvp-4";
        if (!(which.method() + which.status()).isEmpty() && !sip && !http)
            return carries + "; method= and status= are for SIP and HTTP";
        if (barred && !which.isAny()) return fault.kind() + " bends connections, so it cannot choose messages";
        return "";
    }
}
