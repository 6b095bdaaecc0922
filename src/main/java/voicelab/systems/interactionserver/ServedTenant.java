package voicelab.systems.interactionserver;

import java.util.Set;
import java.util.UUID;
import voicelab.standin.Settings;

/**
 * The one tenant of this server: a private edition's Interaction Server is per tenant (documented).
 *
 * @param id its DBID, {@code TenantId} of interactions
 * @param uuid its long id, the first part of every stream key
 */
record ServedTenant(int id, String uuid) {
    /** Ours: the samples that are public name no usual one. */
    private static final String USUAL_UUID = "9350e2fc-a1dd-4c65-8d40-1f75a2e080dd";

    private static final int USUAL_ID = 101;

    static ServedTenant read(Settings settings) {
        settings.only(Set.of("id", "uuid"));
        int id = settings.number("id", USUAL_ID);
        if (id < 1) throw settings.fault("a tenant's id is at least 1");
        String uuid = settings.text("uuid", USUAL_UUID);
        try {
            return new ServedTenant(id, UUID.fromString(uuid).toString());
        } catch (IllegalArgumentException e) {
            throw settings.fault("a tenant's uuid is wanted such as " + USUAL_UUID + ", not \"" + uuid + "\"");
        }
    }
}
