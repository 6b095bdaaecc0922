package voicelab.systems.resourcemanager;

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
    static final String GEO_LOCATION = "X-Genesys-geo-location";
    private static final List<String> NAMES = List.of(NAME, ID);

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
        String tenantId = uri.param(TENANT_PARAM)
                .or(() -> header.apply(TENANT_PARAM).map(String::trim))
                .orElse("");
        Tenant tenant = tenantId.isEmpty()
                ? byDbid(book, uri)
                : book.tenantCalled(tenantId).orElse(null);
        if (!tenantId.isEmpty() && tenant == null) {
            // in a single-tenant setup the parameter names the profile
            Optional<IvrProfile> profile = book.profile(null, tenantId);
            if (profile.isPresent())
                return chosen(book, profile.get(), List.of(TENANT_PARAM), TENANT_PARAM + " " + tenantId);
            return named == null
                    ? Optional.empty()
                    : Optional.of(new ProfileChoice(null, null, List.of(), "no tenant"));
        }
        for (String name : NAMES) {
            Optional<String> wanted =
                    uri.param(name).or(() -> header.apply(name).map(String::trim));
            if (wanted.isEmpty()) continue;
            Optional<IvrProfile> profile = book.profile(tenant, wanted.get());
            if (profile.isPresent()) return chosen(book, profile.get(), NAMES, name + " " + wanted.get());
            return fallback(book, tenant, named);
        }
        if (uri.param("media-service").filter(MediaService::isRecord).isPresent()) {
            Optional<ProfileChoice> recorder = recorder(book, tenant, header.apply(GEO_LOCATION));
            if (recorder.isPresent()) return recorder;
        }
        if (named == null) {
            String number = dialled(book.options(), uri, header);
            Optional<IvrProfile> profile = book.dialled(tenant, number);
            if (profile.isPresent()) return chosen(book, profile.get(), List.of(), "DNIS " + number);
        }
        return fallback(book, tenant, named);
    }

    /** The number that was dialled: the request URI's user, or what the header of {@code sip-header-for-dnis} says. */
    static String dialled(RmOptions options, SipUri uri, Function<String, Optional<String>> header) {
        if (options.dnisHeader().isEmpty()) return uri.user();
        return header.apply(options.dnisHeader())
                .map(NewCall::userOf)
                .filter(number -> !number.isEmpty())
                .orElse(uri.user());
    }

    private static Tenant byDbid(RoutingBook book, SipUri uri) {
        if (book.options().ignoreTenantDbid()) return null;
        int dbid = RespCode.number(uri.param("tenant-dbid").orElse(""), 9);
        return book.tenant(dbid).orElse(null);
    }

    /**
     * For {@code media-service=record} (facts 1.2): the record profile of the caller's place, else the only one, else the one
     * named {@code record}, else the tenant's default.
     */
    private static Optional<ProfileChoice> recorder(RoutingBook book, Tenant tenant, Optional<String> place) {
        List<IvrProfile> all = book.recorders(tenant);
        if (place.isPresent())
            for (IvrProfile each : all)
                if (place.get()
                        .trim()
                        .equals(each.general().getOrDefault("geo-location", "").trim()))
                    return chosen(
                            book, each, List.of(), "geo-location " + place.get().trim());
        if (all.size() == 1) return chosen(book, all.get(0), List.of(), "the only record profile");
        Optional<IvrProfile> named = book.profile(tenant, "record");
        if (named.isPresent()) return chosen(book, named.get(), List.of(), "the profile named record");
        return fallback(book, tenant, null);
    }

    private static Optional<ProfileChoice> fallback(RoutingBook book, Tenant tenant, MediaService named) {
        // without a tenant in the request, the default application counts where just one tenant has any
        Tenant asked = tenant != null ? tenant : book.onlyWithDefault();
        // a request that names its service runs without a profile rather than under one that nobody asked for
        Optional<IvrProfile> profile = named == null ? book.defaultOf(asked) : Optional.empty();
        if (profile.isPresent())
            return chosen(book, profile.get(), List.of(), "default application of " + asked.name());
        if (named == null) return Optional.empty();
        return Optional.of(new ProfileChoice(tenant, null, List.of(), "the request names its service"));
    }

    private static Optional<ProfileChoice> chosen(
            RoutingBook book, IvrProfile profile, List<String> strip, String how) {
        Tenant tenant = book.tenant(profile.tenantDbid()).orElse(null);
        return Optional.of(new ProfileChoice(tenant, profile, strip, how));
    }
}
