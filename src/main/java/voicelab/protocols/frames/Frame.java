package voicelab.protocols.frames;

import java.nio.ByteBuffer;

/**
 * One frame of the open framing: {@code 'V' 'L' 'A' 'B'}, version, type, two reserved zero bytes, 4-byte big-endian body
 * length, body ({@code docs/open-framing.md} section 1).
 */
public final class Frame {
    public static final int HEADER_BYTES = 12;
    public static final int VERSION = 1;
    /** The default bound of a body. */
    public static final int DEFAULT_MAX_BODY_BYTES = 4 * 1024 * 1024;

    static final byte[] MAGIC = {'V', 'L', 'A', 'B'};
    private static final byte[] NOTHING = {};

    public static final Frame KEEP_ALIVE = new Frame(FrameType.KEEP_ALIVE, NOTHING);
    public static final Frame KEEP_ALIVE_ACK = new Frame(FrameType.KEEP_ALIVE_ACK, NOTHING);

    private final FrameType type;
    private final byte[] body;

    public Frame(FrameType type, byte[] body) {
        this.type = type;
        this.body = body;
    }

    public FrameType type() {
        return type;
    }

    /** Shared, never to be changed. */
    public byte[] body() {
        return body;
    }

    /** Header and body as on the wire. */
    public byte[] bytes() {
        ByteBuffer wire = ByteBuffer.allocate(HEADER_BYTES + body.length);
        wire.put(MAGIC).put((byte) VERSION).put((byte) type.code()).putShort((short) 0);
        return wire.putInt(body.length).put(body).array();
    }

    /** An error frame: the text is for a person, the code for a program. */
    public static Frame error(FrameException.Kind kind, String text) {
        FrameMessage error = FrameMessage.named(FrameNames.LAB_ERROR)
                .put("code", kind.code())
                .put("text", text)
                .build();
        return new Frame(FrameType.ERROR, error.body());
    }
}
