package voicelab.systems.notificationserver;

import voicelab.standin.LabContext;
import voicelab.systems.Lane;

/** A conference at an MCU that clients are in: all that is wanted of the MCU for it goes through one lane, in order. */
final class HeldConference {
    private final String url;
    private final Lane lane;
    private int clients;
    private boolean ours;
    private int tries;

    HeldConference(String url, LabContext lab) {
        this.url = url;
        this.lane = new Lane(lab);
    }

    /** {@code http://ADDRESS:2131/lab/v1/conferences/ID}. */
    String url() {
        return url;
    }

    Lane lane() {
        return lane;
    }

    synchronized void enter() {
        clients++;
    }

    synchronized void leave() {
        clients--;
    }

    /** Made by this server, so to be ended by it; else it was there before and stays. */
    synchronized void ours(boolean made) {
        ours = made;
    }

    synchronized boolean isOurs() {
        return ours;
    }

    synchronized boolean isEmpty() {
        return clients <= 0;
    }

    /** How often its end was tried, with this time. */
    synchronized int tried() {
        return ++tries;
    }
}
