package voicelab.systems.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import voicelab.engines.frames.config.CfgObject;

/**
 * The groups that the Resource Manager's own connections ({@code appServers}) tie resources to: parameter {@code
 * logical-resource-section} among the {@code ;}-separated ones of a connection names a section of its application (facts 1.5: log
 * ids 20042 and 20046). Where the parameters stand ({@code appParams}) is ours.
 */
final class ConnectionGroups {
    private static final String SECTION = "logical-resource-section";
    private static final int MOST = 50;

    private final Map<Integer, JsonNode> connections = new HashMap<>();
    private final GroupReader.Groups groups;
    private final Warnings warnings;

    ConnectionGroups(Optional<CfgObject> own, GroupReader.Groups groups, Warnings warnings) {
        this.groups = groups;
        this.warnings = warnings;
        own.ifPresent(app -> app.attribute("appServers")
                .forEach(each -> connections.put(each.path("appServerDbid").asInt(0), each)));
    }

    /** Empty where no connection leads there, or it names no group: then its folder says. */
    Optional<GroupSpec> groupOf(CfgObject application) {
        JsonNode connection = connections.get(application.dbid());
        if (connection == null) return Optional.empty();
        String named = parameter(application, connection.path("appParams").asText(""));
        if (named.isEmpty()) {
            warnings.warn(RmLog.NO_GROUP, "the connection to " + application.name() + " names no " + SECTION);
            return Optional.empty();
        }
        GroupSpec group = groups.bySection().get(named);
        if (group == null)
            warnings.warn(
                    RmLog.NO_GROUP,
                    "the connection to " + application.name() + " names " + SECTION + " " + named
                            + ", and no section of that name has service-types");
        return Optional.ofNullable(group);
    }

    private String parameter(CfgObject application, String parameters) {
        String found = "";
        for (String each : parameters.split(";", MOST)) {
            if (each.isBlank()) continue;
            int equals = each.indexOf('=');
            if (equals < 1)
                warnings.warn(
                        RmLog.BAD_PARAMETER,
                        "bad parameter \"" + each.trim() + "\" in the connection to " + application.name());
            else if (each.substring(0, equals).trim().equals(SECTION))
                found = each.substring(equals + 1).trim();
        }
        return found;
    }
}
