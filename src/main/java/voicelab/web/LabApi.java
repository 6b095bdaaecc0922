package voicelab.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import voicelab.Lab;
import voicelab.boot.StartFault;
import voicelab.calls.Ladder;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.fault.ActiveFault;
import voicelab.fault.FaultSyntax;
import voicelab.journal.JournalEntry;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Ticker;
import voicelab.proof.Proof;
import voicelab.proof.ProofReport;
import voicelab.protocols.http.HttpReply;
import voicelab.snapshot.SnapshotFailure;
import voicelab.snapshot.Snapshots;

/** The operations on a lab as a whole. */
final class LabApi {
    private static final int MAX_JOURNAL = 5_000;

    private final Lab lab;

    LabApi(Lab lab) {
        this.lab = lab;
    }

    HttpReply map(Asked asked) {
        return JsonBody.reply(200, new MapJson(lab.states()).whole());
    }

    HttpReply status(Asked asked) {
        ObjectNode node = JsonBody.object();
        node.put("net", lab.plan().net().toString());
        node.put("profile", lab.plan().profile().name());
        node.put("systems", lab.running().rooms().up().size());
        node.put("listeners", lab.running().rooms().allListeners().size());
        node.put("links", lab.runningLinks().size());
        node.put("halfRoutes", lab.running().halfRouteCount());
        node.put("journal", lab.journal().last());
        node.put("bugs", lab.journal().bugs());
        node.put("time", lab.running().clock().instant().toString());
        ArrayNode faults = node.putArray("faults");
        lab.faults().all().forEach(fault -> faults.add(fault.spec().toString()));
        ArrayNode instances = node.putArray("instances");
        for (SystemId system : lab.running().order().catalogue().ids())
            if (lab.running().rooms().built(system))
                for (InstanceId id : lab.plan().instances(system))
                    instances
                            .addObject()
                            .put("id", id.toString())
                            .put("up", lab.states().isUp(id));
        return JsonBody.reply(200, node);
    }

    HttpReply ca(Asked asked) {
        return HttpReply.of(200, "application/x-pem-file", lab.running().ca().pem());
    }

    HttpReply variables(Asked asked) {
        ObjectNode node = JsonBody.object();
        lab.variables().forEach(node::put);
        return JsonBody.reply(200, node);
    }

    HttpReply journal(Asked asked) throws HttpRefusal {
        long since = number(asked, "since", 0);
        int most = (int) Math.min(MAX_JOURNAL, number(asked, "most", 200));
        boolean payload = asked.query().first("payload").isPresent();
        String link = asked.query().first("link").orElse("");
        String call = asked.query().first("call").orElse("");
        List<JournalEntry> found = lab.journal().since(since).stream()
                .filter(e -> link.isEmpty() || e.link().equals(link))
                .filter(e -> call.isEmpty() || e.fields().containsValue(call))
                .toList();
        ArrayNode entries = JsonBody.array();
        found.subList(Math.max(0, found.size() - most), found.size())
                .forEach(entry -> entries.add(JournalJson.of(entry, payload)));
        return JsonBody.reply(200, entries);
    }

    /** {@code call} (a Call-ID; none: everything) and {@code since} (a journal number) choose what is drawn. */
    HttpReply ladder(Asked asked) throws HttpRefusal {
        List<JournalEntry> entries = lab.journal().since(number(asked, "since", 0));
        return JsonBody.reply(
                200,
                JsonBody.object().put("ladder", Ladder.of(entries, asked.query().all("call"))));
    }

    private static long number(Asked asked, String name, long fallback) throws HttpRefusal {
        String text = asked.query().first(name).orElse(Long.toString(fallback));
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new HttpRefusal(400, name + " is a whole number, not \"" + text + "\"");
        }
    }

    HttpReply stop(Asked asked) throws HttpRefusal {
        InstanceId id = instance(asked);
        if (!lab.stop(id)) throw new HttpRefusal(409, id + " is not up");
        return JsonBody.reply(200, JsonBody.object().put("stopped", id.toString()));
    }

    HttpReply start(Asked asked) throws HttpRefusal {
        InstanceId id = instance(asked);
        if (!lab.running().rooms().built(id.system())) throw new HttpRefusal(409, id + " has no stand-in in this lab");
        List<StartFault> faults = lab.start(id);
        if (!faults.isEmpty())
            throw new HttpRefusal(
                    409,
                    id + ": " + faults.get(0).cause() + "; " + faults.get(0).remedy());
        return JsonBody.reply(200, JsonBody.object().put("started", id.toString()));
    }

    private InstanceId instance(Asked asked) throws HttpRefusal {
        String text = asked.segment("id");
        return lab.map().instance(text).orElseThrow(() -> new HttpRefusal(404, "no system " + text + " in the map"));
    }

    HttpReply faults(Asked asked) {
        ArrayNode all = JsonBody.array();
        lab.faults().all().forEach(fault -> all.add(fault(fault)));
        return JsonBody.reply(200, all);
    }

    HttpReply setFault(Asked asked) throws HttpRefusal {
        JsonNode body = JsonBody.of(asked);
        try {
            return JsonBody.reply(201, fault(lab.fault(body.path("fault").asText())));
        } catch (FaultSyntax e) {
            throw new HttpRefusal(400, e.getMessage());
        }
    }

    private static ObjectNode fault(ActiveFault fault) {
        return JsonBody.object()
                .put("number", fault.number())
                .put("fault", fault.spec().toString())
                .put("seen", fault.seen())
                .put("acted", fault.acted());
    }

    HttpReply mend(Asked asked) throws HttpRefusal {
        String link = asked.segment("link");
        if (lab.map().link(link).isEmpty()) throw new HttpRefusal(404, "no link " + link + " in the map");
        return JsonBody.reply(200, JsonBody.object().put("mended", lab.faults().mend(link)));
    }

    HttpReply mendAll(Asked asked) {
        return JsonBody.reply(200, JsonBody.object().put("mended", lab.faults().mendAll()));
    }

    HttpReply reset(Asked asked) {
        long began = Ticker.REAL.nanos();
        lab.reset();
        long millis = (Ticker.REAL.nanos() - began) / 1_000_000;
        return JsonBody.reply(200, JsonBody.object().put("reset", true).put("millis", millis));
    }

    HttpReply snapshot(Asked asked) throws HttpRefusal {
        try {
            return JsonBody.reply(201, outcome("saved", lab.snapshot(file(asked))));
        } catch (IOException e) {
            throw new HttpRefusal(409, said(e));
        }
    }

    HttpReply restore(Asked asked) throws HttpRefusal {
        try {
            return JsonBody.reply(200, outcome("restored", lab.restore(file(asked))));
        } catch (IOException e) {
            throw new HttpRefusal(409, said(e));
        }
    }

    /** A file of this machine: the console's user is the lab's. */
    private static Path file(Asked asked) throws HttpRefusal {
        String text = JsonBody.of(asked).path("file").asText();
        try {
            Path file = Path.of(text);
            if (file.isAbsolute()) return file;
        } catch (InvalidPathException e) {
            throw new HttpRefusal(400, "file: " + e.getMessage());
        }
        throw new HttpRefusal(400, "file: an absolute path on the lab's machine is wanted, not \"" + text + "\"");
    }

    /** The system's own errors say the file's name and nothing else. */
    private static String said(IOException e) {
        return e instanceof SnapshotFailure
                ? e.getMessage()
                : e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
    }

    private static ObjectNode outcome(String what, Snapshots.Outcome outcome) {
        ObjectNode node = JsonBody.object();
        ArrayNode done = node.putArray(what);
        outcome.done().forEach(done::add);
        ArrayNode without = node.putArray("without");
        outcome.without().forEach(without::add);
        return node;
    }

    HttpReply verify(Asked asked) throws HttpRefusal {
        Set<String> only = new TreeSet<>(asked.query().all("only"));
        only.remove(""); // ?only= asks for everything
        ProofReport report = new Proof(lab).run(only, line -> {});
        return JsonBody.reply(200, report.json());
    }
}
