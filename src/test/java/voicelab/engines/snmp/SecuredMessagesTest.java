package voicelab.engines.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.UserTarget;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;

/** SNMPv3 with its users; the manager is snmp4j with an engine of its own. */
class SecuredMessagesTest {
    private static final OID NAME = new OID("1.3.6.1.2.1.1.5.0");
    private SnmpHouse house;
    private USM usm;

    @BeforeEach
    void open() throws Exception {
        house = new SnmpHouse(MasterSettings.USUAL.withUsers(List.of(
                new SnmpUser("open", "", "", "", ""),
                new SnmpUser("signed", "SHA", "signed-password", "", ""),
                new SnmpUser("lab", "SHA-256", "voicelab-auth", "AES", "voicelab-priv"))));
        SecurityProtocols protocols = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
        usm = new USM(protocols, new OctetString(MPv3.createLocalEngineID()), 0);
        MPv3 model = new MPv3(usm);
        model.setSecurityProtocols(protocols);
        house.manager
                .getMessageDispatcher()
                .removeMessageProcessingModel(
                        house.manager.getMessageDispatcher().getMessageProcessingModel(MPv3.ID));
        house.manager.getMessageDispatcher().addMessageProcessingModel(model);
        SecurityModels.getInstance().addSecurityModel(usm);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
        assertTrue(house.problems.stream().noneMatch(p -> p.startsWith("BUG")), house.problems.toString());
    }

    private PDU ask(String user, int level, String context) throws Exception {
        UserTarget<UdpAddress> target = new UserTarget<>();
        target.setAddress(new UdpAddress(house.snmp.getAddress(), house.snmp.getPort()));
        target.setVersion(SnmpConstants.version3);
        target.setSecurityLevel(level);
        target.setSecurityName(new OctetString(user));
        target.setTimeout(4_000);
        target.setRetries(0);
        ScopedPDU pdu = new ScopedPDU();
        pdu.setType(PDU.GET);
        pdu.setContextName(new OctetString(context));
        pdu.add(new VariableBinding(NAME));
        PDU answer = house.ask(pdu, target);
        assertNotNull(answer, () -> "no answer; " + house.problems + house.said);
        return answer;
    }

    private void user(String name, OID auth, String authPassword, OID priv, String privPassword) {
        usm.addUser(new UsmUser(
                new OctetString(name),
                auth,
                auth == null ? null : new OctetString(authPassword),
                priv,
                priv == null ? null : new OctetString(privPassword)));
    }

    @Test
    void each_level_of_security_is_answered_after_discovery() throws Exception {
        user("open", null, "", null, "");
        user("signed", AuthSHA.ID, "signed-password", null, "");
        user("lab", AuthHMAC192SHA256.ID, "voicelab-auth", PrivAES128.ID, "voicelab-priv");
        assertEquals(
                "house",
                ask("open", SecurityLevel.NOAUTH_NOPRIV, "")
                        .get(0)
                        .getVariable()
                        .toString());
        assertEquals(
                "house",
                ask("signed", SecurityLevel.AUTH_NOPRIV, "")
                        .get(0)
                        .getVariable()
                        .toString());
        assertEquals(
                "house",
                ask("lab", SecurityLevel.AUTH_PRIV, "").get(0).getVariable().toString());
    }

    @Test
    void a_wrong_password_is_told_by_a_report() throws Exception {
        user("lab", AuthHMAC192SHA256.ID, "not-the-password", PrivAES128.ID, "voicelab-priv");
        PDU wrong = ask("lab", SecurityLevel.AUTH_PRIV, "");
        assertEquals(PDU.REPORT, wrong.getType());
        assertEquals(SnmpConstants.usmStatsWrongDigests, wrong.get(0).getOid());
    }

    @Test
    void an_unknown_user_is_told_by_a_report() throws Exception {
        user("nobody", AuthSHA.ID, "some-password", null, "");
        PDU unknown = ask("nobody", SecurityLevel.AUTH_NOPRIV, "");
        assertEquals(SnmpConstants.usmStatsUnknownUserNames, unknown.get(0).getOid());
    }

    @Test
    void who_has_a_password_must_use_it() throws Exception {
        user("lab", AuthHMAC192SHA256.ID, "voicelab-auth", PrivAES128.ID, "voicelab-priv");
        PDU refused = ask("lab", SecurityLevel.NOAUTH_NOPRIV, "");
        assertEquals(PDU.authorizationError, refused.getErrorStatus());
    }

    @Test
    void another_context_than_the_default_one_is_unknown() throws Exception {
        user("open", null, "", null, "");
        PDU report = ask("open", SecurityLevel.NOAUTH_NOPRIV, "other");
        assertEquals(SnmpConstants.snmpUnknownContexts, report.get(0).getOid());
    }

    @Test
    void the_engine_id_follows_from_the_name_and_holds_no_more_than_32_bytes() {
        assertEquals(32, MasterAgent.engineId("a".repeat(100)).length);
        assertEquals(new OctetString(MasterAgent.engineId("house")), new OctetString(MasterAgent.engineId("house")));
    }
}
