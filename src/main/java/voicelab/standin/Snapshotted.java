package voicelab.standin;

import java.io.IOException;
import java.nio.file.Path;

/** A stand-in whose state can be written to a snapshot and put back. */
public interface Snapshotted {

    /**
     * Writes the whole state of one moment into an empty folder; service goes on meanwhile.
     *
     * @throws IOException what could not be written, in a sentence
     */
    void save(Path folder) throws IOException;

    /**
     * Puts the state of {@code folder} in the place of the present one; ports stay. An engine may restart for it and drop
     * its clients: the room's package-info says so.
     *
     * @throws IOException what could not be read, in a sentence; the state is then the present one, or none
     */
    void restore(Path folder) throws IOException;
}
