package voicelab.systems.resourcemanager;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import voicelab.protocols.sip.SipUri;

/**
 * Which tenant and IVR profile an INVITE belongs to (facts 1.2 steps 2 and 3).
 *
 * @param tenant null when none is known
 * @param profile null when the request named its service itself and no profile
 * @param strip request URI parameters that named the profile and are not passed on
 * @param how for the journal: {@code DNIS 8001}, {@code default application of Environment}
 */
record ProfileChoice(Tenant tenant, IvrProfile profile, List<String> strip, String how) {
    static final String TENANT_PARAM = "gvp-tenant-id";
    static final String NAME = "X-Genesys-gsw-ivr-profile-name";
    static final String ID = "X-Genesys-gsw-ivr-profile-id";

    /** {@code <dotted tenant path>_<profile name>}, as the session header carries it. */
    String tenantId() {
        return (tenant == null ? "" : tenant.path()) + "_" + (profile == null ? "" : profile.name());
    }

    /**
     * @param header reads a header of the request
     * @param named the service that the request names itself, or null: then a profile is needed
     * @return empty when a profile is needed and none is found
     */
    static Optional<ProfileChoice> of(
            RoutingBook book, SipUri uri, Function<String, Optional<String>> header, MediaService named) {
        List<String> strip = new ArrayList<>();
        String tenantId = uri.param(TENANT_PARAM)
                .or(() -> header.apply(TENANT_PARAM).map(String::trim))
                .orElse("");
        Tenant tenant = tenantId.isEmpty() ? null : book.tenantCalled(tenantId).orElse(null);
        if (!tenantId.isEmpty() && tenant == null) {
            // in a single-tenant setup the parameter names the profile
            Optional<IvrProfile> profile = book.profile(null, tenantId);
            if (profile.isPresent()) {
                strip.add(TENANT_PARAM);
                return chosen(book, profile.get(), strip, TENANT_PARAM + " " + tenantId);
            }
            return named == null ? Optional.empty() : Optional.of(new ProfileChoice(null, null, strip, "no tenant"));
        }
        for (String name : List.of(NAME, ID)) {
            Optional<String> wanted =
                    uri.param(name).or(() -> header.apply(name).map(String::trim));
            if (wanted.isEmpty()) continue;
            Optional<IvrProfile> profile = book.profile(tenant, wanted.get());
            if (profile.isPresent()) {
                strip.add(name);
                return chosen(book, profile.get(), strip, name + " " + wanted.get());
            }
            return fallback(book, tenant, named, strip);
        }
        if (named == null) {
            Optional<IvrProfile> profile = book.dialled(tenant, uri.user());
            if (profile.isPresent()) return chosen(book, profile.get(), strip, "DNIS " + uri.user());
        }
        return fallback(book, tenant, named, strip);
    }

    private static Optional<ProfileChoice> fallback(
            RoutingBook book, Tenant tenant, MediaService named, List<String> strip) {
        Tenant asked = tenant != null ? tenant : onlyWithDefault(book);
        // a request that names its service runs without a profile rather than under one that nobody asked for
        Optional<IvrProfile> profile = named == null ? book.defaultOf(asked) : Optional.empty();
        if (profile.isPresent()) return chosen(book, profile.get(), strip, "default application of " + asked.name());
        if (named == null) return Optional.empty();
        return Optional.of(new ProfileChoice(tenant, null, strip, "the request names its service"));
    }

    /** Without a tenant in the request, the default application counts where just one tenant has any. */
    private static Tenant onlyWithDefault(RoutingBook book) {
        List<Tenant> with = book.tenants().stream()
                .filter(t -> book.defaultOf(t).isPresent())
                .toList();
        return with.size() == 1 ? with.get(0) : null;
    }

    private static Optional<ProfileChoice> chosen(
            RoutingBook book, IvrProfile profile, List<String> strip, String how) {
        Tenant tenant = book.tenant(profile.tenantDbid()).orElse(null);
        return Optional.of(new ProfileChoice(tenant, profile, List.copyOf(strip), how));
    }
}
