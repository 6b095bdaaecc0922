package voicelab.engines.frames.config.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.server.ObjectStore;
import voicelab.profile.YamlFile;
import voicelab.protocols.frames.KvList;
import voicelab.protocols.frames.KvValue;
import voicelab.standin.Settings;

class ConfigDocumentTest {
    private static final String CENTER = """
            tenants:
              - name: Environment
            folders:
              - path: 'Applications\\IXN'
                of: applications
                annex: {lab: {note: kept}}
            hosts:
              - {name: ixn-1, ipAddress: 127.0.0.1, folder: Hosts}
            applications:
              - name: InteractionServer
                type: 72
                folder: 'Applications\\IXN'
                isServer: 1
                serverInfo: {host: ixn-1, port: "7120"}
                tenants: [Environment]
                appServers: [{appServer: StatServer, timeoutLocal: 10}]
                options: {settings: {cache: "5"}}
              - {name: StatServer, type: 5}
            switches:
              - {name: site, type: SIPSwitch}
              - {name: other, type: SIPSwitch}
            skills: [{name: English}, {name: Chess}]
            scripts:
              - {name: Inbound, type: InteractionQueue}
              - name: rule
                type: CapacityRule
                annex: {_CRAWJSON_: {rule: "first line\\nsecond line: # no comment\\n"}}
            dns:
              - {number: "7001", switch: site, type: Extension}
              - {number: "7001", switch: other, type: Extension}
              - {number: "7002", switch: site, type: Extension, destDns: []}
            agent-logins: [{loginCode: "17", switch: site}]
            places:
              - name: desk-1
                dns: [{number: "7001", switch: site}, "7002"]
            persons:
              - userName: kate
                employeeId: "0017"
                isAgent: 1
                agentInfo:
                  place: desk-1
                  capacityRule: rule
                  skillLevels: [{skill: English, level: 9}, {skill: Chess, level: 2}]
                  agentLogins: [{agentLogin: "17", wrapupTime: 5}]
                appRanks: [{appType: 24, appRank: 3}]
            agent-groups: [{name: Support, agents: [kate], managers: [kate]}]
            access-groups: [{name: Users, memberIds: [{person: kate, type: 3}]}]
            ivr-profiles:
              - name: hotline
                dids: ["7002"]
                annex:
                  gvp.general: {service-type: voicexml}
                  odd: {"yes": "no", "a b": " x", number: {int: 5}, more: {list: {deep: "1"}}, bytes: {binary: AAEC}}
            """;

    private final ObjectStore store = new ObjectStore(1_000, 100_000);

    @Test
    void what_is_exported_fills_an_empty_server_to_the_same_export() throws Exception {
        load(CENTER, false);
        String once = export(store);
        ObjectStore empty = new ObjectStore(1_000, 100_000);
        load(once, empty, false);
        assertEquals(once, export(empty));
        assertTrue(once.contains("    agentInfo:\n      place: desk-1\n"), once);
        assertTrue(once.contains("rule: |\n          first line\n          second line: # no comment\n"), once);
        assertTrue(once.contains("      - number: \"7001\"\n        switch: site\n"), once);
    }

    @Test
    void a_second_import_changes_nothing() throws Exception {
        load(CENTER, false);
        assertEquals(List.of(), load(CENTER, false));
        assertEquals(List.of(), load(export(store), true));
    }

    @Test
    void what_differs_is_changed_by_the_documented_delta() throws Exception {
        load(CENTER, false);
        List<String> steps = load("""
                persons:
                  - userName: kate
                    employeeId: "0017"
                    isAgent: 1
                    firstName: Kate
                    agentInfo: {skillLevels: [{skill: English, level: 10}]}
                ivr-profiles:
                  - name: hotline
                    dids: ["7002"]
                    annex: {gvp.general: {service-type: ccxml, new: "1"}}
                """, false);
        assertEquals(
                List.of(
                        "~ persons kate",
                        "    firstName: nothing -> \"Kate\"",
                        "    agentInfo.skillLevels ~{skillDbid English level 10}",
                        "    agentInfo.skillLevels -Chess",
                        "~ ivr-profiles hotline (Environment)",
                        "    annex +gvp.general/new = \"1\"",
                        "    annex gvp.general/service-type: \"voicexml\" -> \"ccxml\"",
                        "    annex -odd"),
                steps);
        CfgObject kate = store.all(CfgType.PERSON).get(0);
        assertEquals(1, kate.attribute("agentInfo").path("skillLevels").size());
        assertEquals(1, kate.attribute("agentInfo").path("agentLogins").size(), "what the file does not name stays");
        CfgObject hotline = store.all(CfgType.GVP_IVR_PROFILE).get(0);
        assertEquals(Map.of("service-type", "ccxml", "new", "1"), hotline.annexSection("gvp.general"));
    }

    @Test
    void what_the_file_does_not_have_goes_only_when_asked() throws Exception {
        load(CENTER, false);
        String less = """
                tenants: [{name: Environment}]
                switches: [{name: site, type: SIPSwitch}]
                """;
        assertEquals(List.of(), load(less, false));
        load(less, true);
        assertEquals("""
                tenants:
                  - name: Environment

                switches:
                  - name: site
                    tenant: Environment
                    type: SIPSwitch
                """, export(store));
    }

    @Test
    void every_complaint_comes_at_once_with_its_line() {
        DocumentFault fault = assertThrows(DocumentFault.class, () -> load("""
                tenants: [{name: one}, {name: two}]
                skills: [{name: lonely}]
                persons:
                  - userName: kate
                    tenant: one
                    employeId: "1"
                    agentInfo: {skillLevels: [{skill: Juggling, level: many}]}
                wombats: [{}]
                hosts: [{ipAddress: 1.2.3.4}, {name: a}, {name: a}]
                """, false));
        assertEquals(8, fault.complaints().size(), fault.getMessage());
        assertTrue(
                fault.getMessage().contains("t.yml:2: an object of skills has its tenant; there are several"),
                fault.getMessage());
        assertTrue(fault.getMessage().contains("t.yml:6: unknown attribute \"employeId\" of persons; known here: "));
        assertTrue(fault.getMessage().contains("t.yml:7: \"Juggling\" names none of the skills"));
        assertTrue(fault.getMessage().contains("level is a whole number, not \"many\""));
        assertTrue(fault.getMessage().contains("t.yml:8: unknown type \"wombats\"; known: access-groups, "));
        assertTrue(fault.getMessage().contains("t.yml:4: persons kate has its employeeId"));
        assertTrue(fault.getMessage().contains("hosts a stands already at t.yml:9"));
    }

    @Test
    void what_the_model_has_no_row_for_is_kept_as_json() throws Exception {
        store.create(CfgObject.named(CfgType.HOST, "h")
                .with("LCAPort", 4999)
                .with("colour", "red")
                .withOptions(KvList.EMPTY.with("top", new KvValue.Int(7))));
        String once = export(store);
        ObjectStore empty = new ObjectStore(10, 10_000);
        load(once, empty, false);
        assertEquals(
                store.all(CfgType.HOST).get(0).json(),
                empty.all(CfgType.HOST).get(0).json());
        assertEquals(List.of(), load(once, true));
    }

    @Test
    void what_cannot_change_is_said_and_nothing_is_done() throws Exception {
        load(CENTER, false);
        DocumentFault fault = assertThrows(
                DocumentFault.class,
                () -> load("applications: [{name: StatServer, type: 9}, {name: new, type: 1}]", false));
        assertTrue(fault.getMessage().contains("type of applications StatServer is 5 and cannot become 9"));
        assertTrue(store.all(CfgType.APPLICATION).stream()
                .noneMatch(app -> app.name().equals("new")));
    }

    @Test
    void objects_may_point_at_each_other_in_a_circle() throws Exception {
        load("""
                applications:
                  - {name: a, type: 1, appServers: [{appServer: b}]}
                  - {name: b, type: 1, appServers: [{appServer: a}]}
                """, false);
        for (CfgObject each : store.all(CfgType.APPLICATION))
            assertEquals(1, each.attribute("appServers").size(), each.toString());
    }

    @Test
    void one_refusal_does_not_stop_the_rest() throws Exception {
        load("tenants: [{name: a}]\nhosts: [{name: h}]", false);
        store.update(CfgDelta.of(CfgType.HOST, 1).set("notes", "x"));
        DocumentFault fault = assertThrows(DocumentFault.class, () -> load("""
                persons:
                  - {userName: one, employeeId: "1"}
                  - {userName: two, employeeId: "1"}
                  - {userName: three, employeeId: "3"}
                """, false));
        assertEquals(1, fault.complaints().size());
        assertTrue(fault.getMessage().startsWith("t.yml:3: persons two is refused: "), fault.getMessage());
        assertEquals(2, store.all(CfgType.PERSON).size());
    }

    private List<String> load(String yaml, boolean all) throws Exception {
        return load(yaml, store, all);
    }

    private static List<String> load(String yaml, ObjectStore into, boolean all) throws Exception {
        StoreTarget target = new StoreTarget(into);
        ServerObjects server = target.readAll();
        List<ConfigEntry> entries = DocumentReader.read(List.of(node(YamlFile.parse("t.yml", yaml))), server);
        ConfigPlan plan = ConfigPlan.of(entries, server, all, type -> true);
        List<String> lines = new ArrayList<>();
        PlanRun.make(plan, target, server, step -> lines.addAll(step.lines()));
        return lines;
    }

    private static String export(ObjectStore from) throws java.io.IOException, ConfigFailure {
        ServerObjects server = new StoreTarget(from).readAll();
        return DocumentWriter.write(server.entries(), server, List.of());
    }

    static DocNode node(Settings settings) {
        if (settings.isMapping()) {
            Map<String, DocNode> fields = new LinkedHashMap<>();
            settings.mapping().forEach((key, value) -> fields.put(key, node(value)));
            return new DocNode(settings.where(), fields);
        }
        if (settings.isList())
            return new DocNode(
                    settings.where(),
                    settings.list().stream().map(ConfigDocumentTest::node).toList());
        return new DocNode(settings.where(), settings.text());
    }
}
