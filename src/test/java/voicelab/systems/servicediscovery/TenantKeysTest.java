package voicelab.systems.servicediscovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFilter;

/** Tenants, their profiles and their keys in Consul. */
class TenantKeysTest extends DiscoveryTestCase {
    @Test
    void a_new_tenant_has_its_profiles_and_its_key_within_one_interval() throws Exception {
        int acme = tenant("Acme", Map.of("gws-ccid", "9350e2fc-a1dd", "default-application", "hello"))
                .dbid();
        long since = it.mark();
        it.move(60);
        it.await(since, "key tenants/9350e2fc-a1dd");
        assertEquals(Set.of("IVRAppDefault", "conference", "cpd", "media", "record"), profiles(acme));
        assertEquals(
                "hybrid_integration",
                it.read(CfgType.TRANSACTION, ConfigFilter.tenant(acme)).get(0).name());
        assertEquals(
                "{\"name\":\"Acme\",\"id\":\"a1dd\",\"gws-ccid\":\"9350e2fc-a1dd\",\"default-application\":\"hello\","
                        + "\"provisioned\":true}",
                it.consul("GET", "/v1/kv/tenants/9350e2fc-a1dd?raw", ""));
        assertTrue(it.consul("GET", "/v1/kv/tenants/Environment?raw", "").contains("\"name\":\"Environment\""));
    }

    @Test
    void what_a_user_changed_in_a_profile_stays() throws Exception {
        int acme = tenant("Acme", Map.of()).dbid();
        it.sync();
        CfgObject cpd = it.read(
                        CfgType.GVP_IVR_PROFILE, ConfigFilter.tenant(acme).and("name", "cpd"))
                .get(0);
        DiscoveryLab.wait(it.admin.update(CfgDelta.of(CfgType.GVP_IVR_PROFILE, cpd.dbid())
                .changeProperties(Map.of("gvp.general", Map.of("service-type", "mine")))));
        String did = it.sync();
        assertTrue(did.contains("\"added\":[],\"removed\":[],\"changed\":[]"), did);
        assertEquals(
                "mine",
                it.read(CfgType.GVP_IVR_PROFILE, ConfigFilter.dbid(cpd.dbid()))
                        .get(0)
                        .annexSection("gvp.general")
                        .get("service-type"));
    }

    @Test
    void the_key_of_a_removed_tenant_goes_and_what_others_put_there_stays() throws Exception {
        CfgObject acme = tenant("Acme", Map.of());
        it.consul("PUT", "/v1/kv/tenants/theirs", "{\"x\":1}");
        it.sync();
        assertTrue(it.consul("GET", "/v1/kv/tenants/?keys", "").contains("tenants/Acme"));
        DiscoveryLab.wait(
                it.admin.update(CfgDelta.of(CfgType.TENANT, acme.dbid()).set(CfgObject.STATE, 3)));
        it.sync();
        assertEquals(
                "[\"tenants/Environment\",\"tenants/theirs\"]",
                it.consul("GET", "/v1/kv/tenants/?keys", "").strip());
    }
}
