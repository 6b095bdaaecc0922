package voicelab.systems.servicediscovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import voicelab.engines.http.JsonBody;

/**
 * A tenant as its ConfigMap file, and its key in Consul, say it: {@code
 * {"name","id","gws-ccid","default-application","provisioned"}}.
 *
 * @param id the last four characters of the contact center id
 * @param ccid contact center id; may be empty, then the name stands for it
 * @param provisioned handed on as it is; what it means is not public
 */
record TenantEntry(String name, String id, String ccid, String defaultApplication, boolean provisioned) {
    private static final Set<String> MEMBERS = Set.of("name", "id", "gws-ccid", "default-application", "provisioned");
    private static final Pattern NAME = Pattern.compile("[^/\\\\\\p{Cntrl}]{1,128}");
    private static final Pattern CCID = Pattern.compile("[0-9A-Za-z._-]{0,64}");
    private static final int ID_CHARS = 4;
    static final String USUAL_APPLICATION = "IVRAppDefault";

    /** @throws IOException a sentence that says what is wrong with it */
    static TenantEntry read(JsonNode json) throws IOException {
        if (!json.isObject()) throw new IOException("a tenant is a JSON object");
        for (var names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!MEMBERS.contains(name))
                throw new IOException("unknown member \"" + name + "\"; known are "
                        + String.join(", ", MEMBERS.stream().sorted().toList()));
        }
        JsonNode provisioned = json.path("provisioned");
        boolean isFlag = provisioned.isMissingNode()
                || provisioned.isBoolean()
                || provisioned.asText().matches("true|false");
        if (!isFlag) throw new IOException("provisioned is true or false");
        return of(
                text(json, "name"),
                text(json, "id"),
                text(json, "gws-ccid"),
                text(json, "default-application"),
                provisioned.asBoolean(true));
    }

    private static String text(JsonNode json, String member) throws IOException {
        JsonNode value = json.path(member);
        if (value.isMissingNode() || value.isNull()) return "";
        if (!value.isValueNode()) throw new IOException(member + " is a string");
        return value.asText();
    }

    /** @param id empty: the contact center id's last four */
    static TenantEntry of(String name, String id, String ccid, String defaultApplication, boolean provisioned)
            throws IOException {
        if (!NAME.matcher(name).matches()) throw new IOException("name: 1 to 128 characters without / and \\");
        if (!CCID.matcher(ccid).matches()) throw new IOException("gws-ccid: up to 64 of letters, digits, . - and _");
        String last = ccid.substring(Math.max(0, ccid.length() - ID_CHARS));
        if (!id.isEmpty() && !ccid.isEmpty() && !id.equals(last))
            throw new IOException("id \"" + id + "\" is not the end of gws-ccid \"" + ccid + "\"");
        String application = defaultApplication.isEmpty() ? USUAL_APPLICATION : defaultApplication;
        return new TenantEntry(name, id.isEmpty() ? last : id, ccid, application, provisioned);
    }

    /** Its name in the folder of keys. */
    String key() {
        return ccid.isEmpty() ? name : ccid;
    }

    ObjectNode json() {
        return JsonBody.object()
                .put("name", name)
                .put("id", id)
                .put("gws-ccid", ccid)
                .put("default-application", defaultApplication)
                .put("provisioned", provisioned);
    }
}
