package voicelab.calls;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import voicelab.journal.Journal;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;
import voicelab.protocols.rtp.RtpSample;
import voicelab.protocols.rtp.RtpStreamParcel;
import voicelab.standin.HandClock;

/** A call written into a real journal, ten milliseconds an entry, with addresses. */
final class CallOnPaper {
    static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");
    static final InetSocketAddress PHONE = at(101, 5060);
    static final InetSocketAddress SBC = at(18, 5060);
    static final InetSocketAddress SBC_OUT = at(18, 40_001);
    static final InetSocketAddress SERVER = at(17, 5090);

    private final HandClock clock = new HandClock(BEGAN);
    private final Journal journal = new Journal(clock, 10_000, 8 << 20);

    record Said(String protocol, String summary, byte[] bytes, Map<String, String> fields) implements Parcel {}

    static InetSocketAddress at(int host, int port) {
        return new InetSocketAddress("127.20.0." + host, port);
    }

    void pause(Duration some) {
        clock.move(some);
    }

    CallOnPaper add(Kind kind, String link, String from, String to, Hop hop, Parcel parcel, String note) {
        journal.write(kind, link, from, to, hop, parcel, note);
        clock.move(Duration.ofMillis(10));
        return this;
    }

    /** @param transport as its Via says */
    static Parcel sip(String line, String transport, String callId, String number) {
        String method = line.startsWith("SIP/2.0") ? "INVITE" : line.split(" ")[0];
        String text = line + "\r\nVia: SIP/2.0/" + transport + " 127.20.0.1;branch=z9hG4bK1\r\nCall-ID: " + callId
                + "\r\nCSeq: 1 " + method + "\r\nContent-Length: 0\r\n\r\n";
        Map<String, String> fields = line.startsWith("SIP/2.0")
                ? Map.of("method", method, "status", line.split(" ")[1], Parcel.CALL_ID, callId)
                : Map.of("method", method, Parcel.CALL_ID, callId, "to", "<sip:" + number + "@x>");
        String summary =
                line.startsWith("SIP/2.0 ") ? line.substring(8) + " (" + method + ")" : line.replace(" SIP/2.0", "");
        return new Said("SIP", summary, text.getBytes(StandardCharsets.UTF_8), fields);
    }

    CallOnPaper invite() {
        add(
                Kind.SENT,
                "x-15",
                "sip-endpoint",
                "sbc",
                new Hop(PHONE, SBC),
                sip("INVITE sip:8001@x SIP/2.0", "UDP", "leg-1", "8001"),
                "");
        return add(
                Kind.SENT,
                "x-2",
                "sbc",
                "sip-server",
                new Hop(SBC_OUT, SERVER),
                sip("INVITE sip:8001@x SIP/2.0", "TCP", "leg-2", "8001"),
                "");
    }

    CallOnPaper answer() {
        add(
                Kind.BACK,
                "x-2",
                "sip-server",
                "sbc",
                new Hop(SERVER, SBC_OUT),
                sip("SIP/2.0 200 OK", "TCP", "leg-2", ""),
                "");
        return add(
                Kind.BACK,
                "x-15",
                "sbc",
                "sip-endpoint",
                new Hop(SBC, PHONE),
                sip("SIP/2.0 200 OK", "UDP", "leg-1", ""),
                "");
    }

    /** A stream of four kept packets, 20 ms apart, of nine. */
    CallOnPaper media(long lost) {
        Hop hop = new Hop(at(18, 20_000), at(101, 9_000));
        byte[] packet = rtp(0);
        add(
                Kind.ARRIVED,
                "x-6",
                "sbc",
                "sip-endpoint",
                hop,
                new RtpStreamParcel(false, 7, "PCMU", 1, 0, 0, "leg-1", packet),
                "");
        ByteArrayOutputStream sample = new ByteArrayOutputStream();
        for (int i = 0; i < 4; i++) RtpSample.append(sample, 20_000L * i, ByteBuffer.wrap(rtp(i)));
        pause(Duration.ofMillis(170));
        return add(
                Kind.ARRIVED,
                "x-6",
                "sbc",
                "sip-endpoint",
                hop,
                new RtpStreamParcel(true, 7, "PCMU", 9, lost, 0.25, "leg-1", sample.toByteArray()),
                "");
    }

    static byte[] rtp(int sequence) {
        byte[] packet = new byte[172];
        packet[0] = (byte) 0x80;
        packet[3] = (byte) sequence;
        packet[11] = 7;
        return packet;
    }

    List<JournalEntry> entries() {
        return journal.since(0);
    }

    CallSummary call() {
        return Calls.find(entries(), "last").get(0);
    }
}
