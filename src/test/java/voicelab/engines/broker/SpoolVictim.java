package voicelab.engines.broker;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import voicelab.net.Passages;

/** Posts into a spool without a broker and says what was taken, until it is killed. */
final class SpoolVictim {
    private SpoolVictim() {}

    public static void main(String[] arguments) throws Exception {
        RecordPoster poster = RecordPoster.open(
                Path.of(arguments[0]),
                InetAddress.getByName("127.34.0.11"),
                new InetSocketAddress("127.34.0.99", 61616),
                Passages.NONE,
                RecordPoster.Settings.named("victim"));
        for (int i = 0; poster.post(SomeRecords.cdr("r-" + i, "s")); i++) {
            System.out.println(i);
            System.out.flush();
        }
    }
}
