package voicelab.standin;

import java.io.IOException;
import java.time.Duration;
import voicelab.map.LinkSpec;
import voicelab.net.Hop;
import voicelab.net.MediaPassage;
import voicelab.net.Passage;
import voicelab.protocols.Parcel;

/** A link's handle in the hands of one caller instance. */
public interface Arrow extends Passage {

    LinkSpec link();

    /**
     * Request and reply over a link whose endpoint is a Camel component (HTTP): tap, faults, endpoint, and the reply
     * through the link's way back.
     *
     * @param hop {@code local} may be null; {@code remote} is where to dial
     * @throws IOException what kept the reply away, in a sentence; {@link voicelab.net.ArrowFailure} when the arrow did
     */
    Parcel call(Parcel request, Hop hop, Duration patience) throws IOException;

    /**
     * A media stream across a native arrow, from this instance to {@code hop.remote()}.
     *
     * @param callId correlates the stream with its call; may be empty
     */
    MediaPassage stream(Hop hop, String callId);
}
