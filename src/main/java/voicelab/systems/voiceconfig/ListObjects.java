package voicelab.systems.voiceconfig;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigMirror;
import voicelab.engines.frames.config.model.CfgAttribute;
import voicelab.engines.frames.config.model.CfgShape;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.Parameters;

/**
 * {@code GET /lab/v1/config/{type}}: the objects of a type in the order of their DBIDs. A query parameter named like an attribute
 * ({@code name=}, {@code agentInfo.placeDbid=}) narrows; {@code tenant=} names a tenant; {@code offset=} and {@code limit=} page.
 */
final class ListObjects implements HttpAnswer {
    private static final String TENANT = "tenant";
    private static final String OFFSET = "offset";
    private static final String LIMIT = "limit";
    private static final String PATH = "folderPath";

    private final Shelf shelf;
    private final int most;

    ListObjects(Shelf shelf, int most) {
        this.shelf = shelf;
        this.most = most;
    }

    @Override
    public HttpReply answer(Asked asked) throws HttpRefusal {
        CfgShape shape = ObjectJson.shape(asked.segment("type"));
        ConfigMirror objects = shelf.objects();
        Parameters query = asked.query();
        Predicate<CfgObject> wanted = filter(shape, query, objects);
        int offset = number(query, OFFSET, 0);
        int limit = Math.min(most, number(query, LIMIT, most));
        ArrayNode found = JsonBody.array();
        int total = 0;
        for (CfgObject each : objects.all(shape.type())) {
            if (!wanted.test(each)) continue;
            if (total >= offset && found.size() < limit) found.add(ObjectJson.of(each));
            total++;
        }
        ObjectNode body = JsonBody.object().put("type", shape.word()).put("total", total);
        if (offset > 0) body.put(OFFSET, offset);
        body.set("objects", found);
        return shelf.marked(JsonBody.reply(200, body));
    }

    private static Predicate<CfgObject> filter(CfgShape shape, Parameters query, ConfigMirror objects)
            throws HttpRefusal {
        Predicate<CfgObject> all = object -> true;
        for (String name : query.asMap().keySet()) {
            String value = query.first(name).orElse("");
            switch (name) {
                case OFFSET, LIMIT -> {}
                case TENANT -> {
                    int dbid = tenant(objects, value);
                    all = all.and(object -> object.tenantDbid() == dbid);
                }
                case PATH ->
                    all = all.and(object -> value.equals(object.text(PATH).orElse("")));
                default -> {
                    CfgAttribute attribute = shape.attribute(name).orElseThrow(() -> unknown(shape, name));
                    all = all.and(object -> attribute.values(object).stream()
                            .anyMatch(each -> each.asText().equals(value)));
                }
            }
        }
        return all;
    }

    private static HttpRefusal unknown(CfgShape shape, String name) {
        List<String> known = new ArrayList<>(List.of(TENANT, OFFSET, LIMIT, PATH));
        shape.attributes().forEach(each -> known.add(each.path()));
        return new HttpRefusal(
                400,
                "unknown parameter " + name + "; known: "
                        + String.join(", ", known.stream().sorted().toList()));
    }

    private static int tenant(ConfigMirror objects, String name) throws HttpRefusal {
        for (CfgObject each : objects.all(CfgType.TENANT)) if (each.name().equals(name)) return each.dbid();
        throw new HttpRefusal(404, "no tenant \"" + name + "\"");
    }

    private static int number(Parameters query, String name, int usual) throws HttpRefusal {
        String text = query.first(name).orElse(Integer.toString(usual));
        if (!text.matches("[0-9]{1,9}")) throw new HttpRefusal(400, name + " is a whole number, not \"" + text + "\"");
        return Integer.parseInt(text);
    }
}
