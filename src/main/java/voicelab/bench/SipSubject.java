package voicelab.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A proxy that is measured, running in processes of its own. */
interface SipSubject extends AutoCloseable {
    String name();

    /** Where callers send their INVITEs. */
    InetSocketAddress address();

    /** The address that callers dial from. */
    InetAddress caller();

    /** Processor and memory so far. */
    ProcessUse use();

    /** What the subject itself lost or complained of since the last question; empty when all is well. */
    default String complaint() throws InterruptedException {
        return "";
    }

    @Override
    void close();
}
