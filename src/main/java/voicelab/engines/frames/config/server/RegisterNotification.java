package voicelab.engines.frames.config.server;

import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigInterest;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.protocols.frames.FrameMessage;

/** {@code RequestRegisterNotification{subscriptions}}: from now on changes come as messages without a reference id. */
final class RegisterNotification implements ConfigOperation {
    @Override
    public void answer(ConfigDesk desk, ConfigGuest guest, FrameMessage request) throws ConfigFailure {
        for (ConfigInterest interest : AskedInterests.read(guest, request)) guest.subscribe(interest);
        guest.session()
                .send(FrameMessage.named(ConfigNames.EVENT_NOTIFICATION_REGISTERED)
                        .answering(request)
                        .build());
    }
}
