package voicelab.engines.frames;

import java.io.IOException;
import voicelab.net.ArrowLink;
import voicelab.net.Passage;
import voicelab.protocols.Parcel;
import voicelab.protocols.frames.FrameDecoder;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.FrameMessage;

/** One connection of a {@link FrameClient}. */
final class FrameLink extends ArrowLink<FrameMessage> implements FramePipe.End {
    FrameLink(Passage passage, Owner<FrameMessage> owner) {
        super(passage, owner);
    }

    @Override
    protected FrameMessage read(Parcel parcel) throws IOException {
        try {
            return FrameMessage.from(parcel);
        } catch (FrameException e) {
            throw new IOException("an answer was rewritten into no frame: " + e.getMessage(), e);
        }
    }

    @Override
    public void broken(FrameException why, FrameDecoder stream) {
        unreadable(why);
    }

    @Override
    public void closed(FrameDecoder stream) {
        closedByOther();
    }
}
