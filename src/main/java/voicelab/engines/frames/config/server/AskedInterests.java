package voicelab.engines.frames.config.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigInterest;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.protocols.frames.FrameMessage;

/** Reads {@code subscriptions:[{objectType, dbid, tenantDbid}]}; a missing dbid or tenant stands for all. */
final class AskedInterests {
    private AskedInterests() {}

    static List<ConfigInterest> read(ConfigGuest guest, FrameMessage request) throws ConfigFailure {
        JsonNode given = request.attribute("subscriptions");
        if (!given.isArray() || given.isEmpty())
            throw new ConfigFailure(ConfigNames.BAD_REQUEST, "subscriptions is wanted, a list of {objectType, ...}");
        List<ConfigInterest> interests = new ArrayList<>();
        for (JsonNode each : given)
            interests.add(new ConfigInterest(
                    Asked.type(guest, request.messageName(), each.path("objectType")),
                    number(each, CfgObject.DBID),
                    number(each, CfgObject.TENANT_DBID)));
        return interests;
    }

    private static OptionalInt number(JsonNode each, String attribute) throws ConfigFailure {
        return each.has(attribute) ? OptionalInt.of(Asked.dbid(each.path(attribute), attribute)) : OptionalInt.empty();
    }
}
