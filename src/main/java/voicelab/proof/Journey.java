package voicelab.proof;

import java.io.IOException;
import java.util.Set;

/** Something done at the edges of the lab that makes traffic cross a set of links. */
interface Journey {
    /** The links that it crosses. */
    Set<String> links();

    /** What a person would call it. */
    String title();

    /** Acts; what went wrong is a sentence. Read-backs go into the run. */
    void go(ProofRun run) throws IOException, InterruptedException;
}
