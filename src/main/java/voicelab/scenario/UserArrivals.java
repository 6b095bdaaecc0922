package voicelab.scenario;

import voicelab.journal.Journal;
import voicelab.journal.Kind;
import voicelab.net.Arrivals;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;

/** The user's own server, played by a scenario: what reaches it is its own affair, what is wrong with it is noted. */
record UserArrivals(Journal journal) implements Arrivals {
    private static final String WHO = "outside";

    @Override
    public void arrived(Parcel parcel, Hop hop) {
        // the caller's tap has it
    }

    @Override
    public void malformed(Hop hop, String protocol, String problem) {
        journal.note(Kind.MALFORMED, "", Hop.text(hop.remote()), WHO, protocol + ": " + problem);
    }

    @Override
    public void unsupported(Hop hop, String protocol, String what) {
        journal.note(Kind.UNSUPPORTED, "", Hop.text(hop.remote()), WHO, protocol + ": " + what);
    }

    @Override
    public void bug(String where, Throwable error) {
        journal.note(Kind.BUG, "", "lab", "", where + ": " + error);
        System.getLogger("voicelab").log(System.Logger.Level.ERROR, where, error);
    }
}
