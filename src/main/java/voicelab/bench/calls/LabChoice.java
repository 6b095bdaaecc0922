package voicelab.bench.calls;

import java.io.IOException;
import java.util.List;

/**
 * Which lab is measured.
 *
 * @param attach a running one, else one is booted for it
 * @param net its /24, or null for the only one (or the next free one)
 * @param profile a name or file for one that is booted; null for the bench's own
 * @param jvm options of the virtual machine of one that is booted
 * @param boot more options of {@code lab boot}
 */
public record LabChoice(boolean attach, String net, String profile, List<String> jvm, List<String> boot) {
    /** What a lab under load is best started with: the default collector stops all calls for 50 ms and more at a time. */
    public static final String LOADED_JVM = "-XX:+UseZGC -Xmx2g";

    LabUnderTest open() throws IOException, InterruptedException {
        return attach ? LabUnderTest.attach(net) : LabUnderTest.boot(profile, net, jvm, boot);
    }
}
