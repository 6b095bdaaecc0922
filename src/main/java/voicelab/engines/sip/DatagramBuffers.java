package voicelab.engines.sip;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;

/**
 * Buffers that datagrams are read into, one for each of a turn, each as large as a datagram may be, made when it is first
 * needed. The usual pool does not keep buffers of that size at hand and allocates anew for each datagram. On one event loop.
 */
final class DatagramBuffers extends DefaultMaxMessagesRecvByteBufAllocator {
    private final int bytes;
    private final ByteBuf[] kept;

    /**
     * @param bytes the largest datagram
     * @param most datagrams of one turn
     */
    DatagramBuffers(int bytes, int most) {
        super(most);
        this.bytes = bytes;
        this.kept = new ByteBuf[most];
    }

    @Override
    public RecvByteBufAllocator.ExtendedHandle newHandle() {
        return new Reading();
    }

    private final class Reading extends MaxMessageHandle {
        private int next;

        @Override
        public int guess() {
            return bytes;
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator ignored) {
            int slot = next++ % kept.length;
            ByteBuf at = kept[slot];
            // one that somebody still holds is theirs
            if (at == null || at.refCnt() != 1) {
                at = Unpooled.wrappedBuffer(new byte[bytes]);
                kept[slot] = at;
            }
            return at.clear().retain();
        }
    }
}
