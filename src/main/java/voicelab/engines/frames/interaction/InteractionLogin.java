package voicelab.engines.frames.interaction;

import voicelab.engines.frames.FrameClientSettings;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.KvList;

/**
 * As whom a client registers.
 *
 * @param extension may ask for more ({@link InteractionNames#EXTENSION_PROPERTIES_CHANGED}); usually empty
 */
public record InteractionLogin(String clientName, ClientType type, KvList extension) {

    public static InteractionLogin of(String clientName, ClientType type) {
        return new InteractionLogin(clientName, type, KvList.EMPTY);
    }

    FrameMessage request() {
        return FrameMessage.named(InteractionNames.REGISTER_CLIENT)
                .put("clientName", clientName)
                .put("clientType", type.wireName())
                .put("extension", extension.isEmpty() ? null : extension)
                .build();
    }

    FrameClientSettings frames() {
        return FrameClientSettings.of(InteractionNames.PROTOCOL, InteractionNames.PROTOCOL_VERSION, clientName);
    }
}
