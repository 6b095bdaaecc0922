package voicelab.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import voicelab.Lab;
import voicelab.boot.StartFault;
import voicelab.web.MapJson;

/** A boot told to a program: one JSON object a line. */
final class JsonReport implements BootReport {
    private final PrintWriter out;

    JsonReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void says(String line) {
        out.println(JsonNodeFactory.instance.objectNode().put("event", "says").put("text", line));
        out.flush();
    }

    @Override
    public void ready(Lab lab, String consoleUrl, String token) {
        long millis = BootReport.uptimeMillis();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("event", "ready");
        node.put("millis", millis);
        node.put("net", lab.plan().net().toString());
        node.put("console", consoleUrl);
        node.put("token", token);
        node.put("seed", lab.running().order().seed());
        ObjectNode variables = node.putObject("variables");
        lab.variables().forEach(variables::put);
        node.set("map", new MapJson(lab.states()).whole());
        out.println(node);
        out.flush();
    }

    @Override
    public void failed(List<StartFault> faults) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("event", "failed");
        for (StartFault fault : faults)
            node.withArray("faults")
                    .addObject()
                    .put("system", fault.system())
                    .put("address", fault.address())
                    .put("cause", fault.cause())
                    .put("remedy", fault.remedy());
        out.println(node);
        out.flush();
    }
}
