package voicelab.protocols.pcapng;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import voicelab.protocols.pcapng.IpFrames.Frame;

/**
 * One TCP connection rebuilt from the messages that crossed it: a handshake, then segments of at most {@value #SEGMENT_MAX}
 * bytes, each message acknowledged by its reader. Sequence numbers begin at 0 on both sides.
 */
public final class TcpTalk {
    /** Ethernet's usual 1,500 less two headers. */
    public static final int SEGMENT_MAX = 1_460;

    private static final int WINDOW_HALF = 32_768;

    private final InetSocketAddress caller;
    private final InetSocketAddress callee;
    private int callerNext;
    private int calleeNext;

    public TcpTalk(InetSocketAddress caller, InetSocketAddress callee) {
        this.caller = caller;
        this.callee = callee;
    }

    /** SYN, SYN-ACK, ACK. */
    public List<Frame> handshake() {
        List<Frame> frames = List.of(
                IpFrames.tcp(caller, callee, callerNext, 0, IpFrames.SYN, new byte[0]),
                IpFrames.tcp(callee, caller, calleeNext, callerNext + 1, IpFrames.SYN | IpFrames.ACK, new byte[0]),
                IpFrames.tcp(caller, callee, callerNext + 1, calleeNext + 1, IpFrames.ACK, new byte[0]));
        callerNext++;
        calleeNext++;
        return frames;
    }

    /** A message in segments, the last one pushed, and its acknowledgement. */
    public List<Frame> say(boolean byCaller, byte[] message) {
        List<Frame> frames = new ArrayList<>();
        int unacknowledged = 0;
        for (int at = 0; at < message.length; at += SEGMENT_MAX) {
            int end = Math.min(message.length, at + SEGMENT_MAX);
            int flags = end == message.length ? IpFrames.PUSH | IpFrames.ACK : IpFrames.ACK;
            byte[] part = Arrays.copyOfRange(message, at, end);
            frames.add(IpFrames.tcp(from(byCaller), from(!byCaller), next(byCaller), next(!byCaller), flags, part));
            advance(byCaller, part.length);
            unacknowledged += part.length;
            if (unacknowledged < WINDOW_HALF && end < message.length) continue;
            frames.add(acknowledgement(byCaller));
            unacknowledged = 0;
        }
        return frames;
    }

    /** A message of which only the length is known: as few segments as can be, each cut after its headers. */
    public List<Frame> sayUnknown(boolean byCaller, long length) {
        List<Frame> frames = new ArrayList<>();
        for (long left = length; left > 0; ) {
            int part = (int) Math.min(left, IpFrames.MAX_PAYLOAD);
            frames.add(IpFrames.tcpCut(from(byCaller), from(!byCaller), next(byCaller), next(!byCaller), part));
            advance(byCaller, part);
            frames.add(acknowledgement(byCaller));
            left -= part;
        }
        return frames;
    }

    private Frame acknowledgement(boolean ofCaller) {
        return IpFrames.tcp(
                from(!ofCaller), from(ofCaller), next(!ofCaller), next(ofCaller), IpFrames.ACK, new byte[0]);
    }

    private InetSocketAddress from(boolean byCaller) {
        return byCaller ? caller : callee;
    }

    private int next(boolean byCaller) {
        return byCaller ? callerNext : calleeNext;
    }

    private void advance(boolean byCaller, int bytes) {
        if (byCaller) callerNext += bytes;
        else calleeNext += bytes;
    }
}
