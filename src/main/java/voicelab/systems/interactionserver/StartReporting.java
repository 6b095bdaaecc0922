package voicelab.systems.interactionserver;

import voicelab.engines.frames.interaction.InteractionNames;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameMessageBuilder;

/**
 * {@code RequestStartPlaceAgentStateReportingAll} and the stop of it: {@code EventAck}; from then on the reporting events
 * come. The list by tenant that the public request carries is not read: this server has one tenant.
 */
record StartReporting(boolean start) implements Operation {
    @Override
    public FrameMessageBuilder answer(InteractionDesk desk, RegisteredClient client, FrameMessage request) {
        client.hearReports(start);
        return FrameMessage.named(InteractionNames.EVENT_ACK);
    }
}
