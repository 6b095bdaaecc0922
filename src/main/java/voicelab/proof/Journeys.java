package voicelab.proof;

import java.util.List;

/** Every journey of the proof, in the order in which they are made. */
final class Journeys {
    private Journeys() {}

    static List<Journey> all() {
        return List.of(
                new ConfigurationJourney(),
                StorageJourney.gvp(),
                StorageJourney.tenant(),
                new TenantConfigurationJourney(),
                new OutsideCall("udp"),
                new OutsideCall("tcp"),
                new PhoneToPhone("udp"),
                new PhoneToPhone("tcp"),
                new ConferenceCall("udp"),
                new ConferenceCall("tcp"),
                new ConferenceDialog(),
                new RegistrationJourney(),
                new DiscoveryJourney(),
                new ProbeJourney(),
                new StreamJourney(),
                new InteractionJourney(),
                new ScrapeJourney(true),
                new ScrapeJourney(false),
                new SnmpJourney(),
                new PairJourney(),
                new VideoSession());
    }
}
