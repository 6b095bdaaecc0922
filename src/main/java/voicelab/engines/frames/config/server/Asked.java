package voicelab.engines.frames.config.server;

import com.fasterxml.jackson.databind.JsonNode;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.protocols.frames.FrameMessage;

/** The attributes that several requests share, read strictly. */
final class Asked {
    private Asked() {}

    /** {@code objectType}: a number or a name; a type that is not kept is "not implemented". */
    static CfgType type(ConfigGuest guest, FrameMessage request) throws ConfigFailure {
        return type(guest, request.messageName(), request.attribute("objectType"));
    }

    static CfgType type(ConfigGuest guest, String request, JsonNode given) throws ConfigFailure {
        if (!given.isTextual() && !given.isIntegralNumber())
            throw new ConfigFailure(
                    ConfigNames.BAD_REQUEST, "objectType is wanted, a number or a name such as CfgHost");
        return CfgType.of(given.asText())
                .orElseThrow(() -> ConfigDesk.notImplemented(guest, request + " of object type " + given.asText()));
    }

    static int dbid(JsonNode given, String attribute) throws ConfigFailure {
        if (!given.isIntegralNumber() || !given.canConvertToInt() || given.intValue() <= 0)
            throw new ConfigFailure(ConfigNames.BAD_REQUEST, attribute + " is wanted, a whole number over 0");
        return given.intValue();
    }
}
