package voicelab.protocols.rtp;

import java.util.List;

/** One packet of an RTCP compound (RFC 3550 section 6). SSRCs are unsigned in ints. */
public sealed interface RtcpPacket {

    /**
     * @param ntp 64 bits: seconds and fraction
     * @param rtpTimestamp the same instant in timestamp units
     * @param packets sent, unsigned in an int, as the octets
     */
    record SenderReport(int ssrc, long ntp, int rtpTimestamp, int packets, int octets, List<ReportBlock> blocks)
            implements RtcpPacket {
        public SenderReport {
            blocks = List.copyOf(blocks);
        }
    }

    record ReceiverReport(int ssrc, List<ReportBlock> blocks) implements RtcpPacket {
        public ReceiverReport {
            blocks = List.copyOf(blocks);
        }
    }

    /** SDES; items are kept in their order. */
    record SourceDescription(List<Chunk> chunks) implements RtcpPacket {
        public SourceDescription {
            chunks = List.copyOf(chunks);
        }

        public record Chunk(int ssrc, List<Item> items) {
            public Chunk {
                items = List.copyOf(items);
            }
        }

        /** @param type 1 is CNAME */
        public record Item(int type, String text) {
            public static final int CNAME = 1;
        }

        public static SourceDescription cname(int ssrc, String cname) {
            return new SourceDescription(List.of(new Chunk(ssrc, List.of(new Item(Item.CNAME, cname)))));
        }
    }

    /** @param reason empty when none was given */
    record Bye(List<Integer> ssrcs, String reason) implements RtcpPacket {
        public Bye {
            ssrcs = List.copyOf(ssrcs);
        }
    }

    /** APP, feedback and what else there is: known by its type, not looked into. */
    record Other(int type, int count, int octets) implements RtcpPacket {}

    /**
     * What a receiver says of one source.
     *
     * @param fractionLost in 256ths since the last report
     * @param lost 24 bits, signed
     * @param extendedHighest unsigned in an int
     * @param jitter in timestamp units
     * @param lastReport the middle 32 bits of the last SR's NTP time, 0 before there was one
     * @param sinceLastReport in 65536ths of a second
     */
    record ReportBlock(
            int ssrc,
            int fractionLost,
            int lost,
            int extendedHighest,
            int jitter,
            int lastReport,
            int sinceLastReport) {}
}
