package voicelab.boot;

import voicelab.fault.Faults;
import voicelab.journal.Journal;
import voicelab.map.ConnectionMap;
import voicelab.net.tls.LabCa;
import voicelab.profile.AddressPlan;
import voicelab.wiring.Directory;
import voicelab.wiring.Wiring;

/** What all instances of a lab share. */
record LabParts(
        ConnectionMap map,
        AddressPlan plan,
        Journal journal,
        Faults faults,
        Directory directory,
        Wiring wiring,
        Threads threads,
        Shared shared,
        LabClock clock,
        long seed,
        StateDirectory state,
        LabCa ca) {}
