package voicelab.engines.frames.config.server;

import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.protocols.frames.FrameMessage;

/** {@code RequestUnregisterNotification{subscriptions}}: takes back subscriptions that read the same. */
final class UnregisterNotification implements ConfigOperation {
    @Override
    public void answer(ConfigDesk desk, ConfigGuest guest, FrameMessage request) throws ConfigFailure {
        AskedInterests.read(guest, request).forEach(guest::unsubscribe);
        guest.session()
                .send(FrameMessage.named(ConfigNames.EVENT_NOTIFICATION_UNREGISTERED)
                        .answering(request)
                        .build());
    }
}
