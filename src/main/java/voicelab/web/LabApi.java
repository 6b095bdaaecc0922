package voicelab.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import voicelab.Lab;
import voicelab.boot.StartFault;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.fault.ActiveFault;
import voicelab.fault.FaultSyntax;
import voicelab.journal.JournalEntry;
import voicelab.map.InstanceId;
import voicelab.proof.Proof;
import voicelab.proof.ProofReport;
import voicelab.protocols.http.HttpReply;

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
        return JsonBody.reply(200, node);
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
        lab.reset();
        return JsonBody.reply(200, JsonBody.object().put("reset", true));
    }

    HttpReply verify(Asked asked) throws HttpRefusal {
        Set<String> only = new TreeSet<>(asked.query().all("only"));
        ProofReport report = new Proof(lab).run(only, line -> {});
        return JsonBody.reply(200, report.json());
    }
}
