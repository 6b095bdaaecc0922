package voicelab.systems.interactionserver;

import voicelab.engines.frames.interaction.ClientType;
import voicelab.engines.frames.interaction.InteractionErrors;
import voicelab.engines.frames.interaction.InteractionNames;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameMessageBuilder;
import voicelab.protocols.frames.KvList;

/** {@code RequestRegisterClient{clientName, clientType, extension}}: {@code EventAck{proxyClientId}}. Once a connection. */
final class RegisterClient implements Operation {
    @Override
    public FrameMessageBuilder answer(InteractionDesk desk, RegisteredClient client, FrameMessage request)
            throws Refusal, FrameException {
        if (client.isRegistered())
            throw new Refusal(InteractionErrors.WRONG_STATE, "this connection is registered as " + client.name());
        String name = Asked.text(request, "clientName");
        String asked = Asked.text(request, "clientType");
        ClientType type = ClientType.of(asked).orElseThrow(() -> Asked.bad("clientType \"" + asked + "\" is none"));
        KvList extension = request.kvList("extension");
        client.register(
                name,
                type,
                isSet(extension
                        .text(InteractionNames.EXTENSION_PROPERTIES_CHANGED)
                        .orElse("")));
        return FrameMessage.named(InteractionNames.EVENT_ACK).put("proxyClientId", client.number());
    }

    /** Documented: a non-zero value. */
    private static boolean isSet(String value) {
        return !value.isEmpty() && !value.equals("0");
    }
}
