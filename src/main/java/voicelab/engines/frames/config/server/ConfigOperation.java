package voicelab.engines.frames.config.server;

import voicelab.engines.frames.config.ConfigFailure;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.FrameMessage;

/** One request of the configuration protocol: answers it, or throws what becomes an {@code EventError}. */
@FunctionalInterface
interface ConfigOperation {
    void answer(ConfigDesk desk, ConfigGuest guest, FrameMessage request) throws ConfigFailure, FrameException;
}
