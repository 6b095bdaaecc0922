package voicelab.cli;

import picocli.CommandLine.Option;
import voicelab.web.LabClient;

/** How a command finds the lab that it speaks to. */
final class AttachOptions {
    @Option(names = "--net", paramLabel = "127.X.Y.0/24", description = "Which lab, when several run.")
    String net;

    LabClient client() {
        return LabClient.find(net);
    }
}
