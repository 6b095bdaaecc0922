package voicelab.engines.frames.config.server;

import static java.util.Map.entry;

import java.util.Map;
import voicelab.engines.frames.config.ConfigNames;

/** What a Configuration Server stand-in does; every other request is answered "not implemented". */
final class ConfigOperations {
    static final ConfigOperation AUTHENTICATE = new Authenticate();

    static final Map<String, ConfigOperation> BY_NAME = Map.ofEntries(
            entry(ConfigNames.REQUEST_AUTHENTICATE, AUTHENTICATE),
            entry(ConfigNames.REQUEST_READ_OBJECTS, new ReadObjects()),
            entry(ConfigNames.REQUEST_BRIEF_INFO, new ReadBriefInfo()),
            entry(ConfigNames.REQUEST_READ_HISTORY, new ReadHistory()),
            entry(ConfigNames.REQUEST_CREATE_OBJECT, new CreateObject()),
            entry(ConfigNames.REQUEST_UPDATE_OBJECT, new UpdateObject()),
            entry(ConfigNames.REQUEST_DELETE_OBJECT, new DeleteObject()),
            entry(ConfigNames.REQUEST_REGISTER_NOTIFICATION, new RegisterNotification()),
            entry(ConfigNames.REQUEST_UNREGISTER_NOTIFICATION, new UnregisterNotification()));

    private ConfigOperations() {}
}
