package voicelab.systems.configserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.Lab;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFilter;
import voicelab.journal.Kind;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;

/** What is changed over 8888 is kept in PostgreSQL, over the wire; and what becomes of it when the database is away. */
class KeptConfigurationTest {
    @Test
    void an_object_created_over_8888_is_a_row_that_follows_its_changes() throws Exception {
        try (Lab lab = ConfigLab.boot();
                ConfigTool tool = ConfigTool.open(lab, ConfigLab.GVP)) {
            CfgObject made = tool.create("kept-host");
            lab.journal()
                    .await(
                            0,
                            "the write in the tap of gvp-17",
                            entry -> entry.kind() == Kind.SENT
                                    && entry.link().equals("gvp-17")
                                    && new String(entry.parcel().bytes(), StandardCharsets.UTF_8).contains("kept-host"),
                            ConfigLab.SOON);
            String row = "SELECT object_type, dbid, state FROM lab_config_object WHERE name = 'kept-host'";
            String dbid = String.valueOf(made.dbid());
            assertEquals(List.of(List.of("10", dbid, "1")), ConfigLab.rows(lab, "gvp", row));
            tool.get(tool.client().update(CfgDelta.of(CfgType.HOST, made.dbid()).set(CfgObject.STATE, 2)));
            assertEquals(List.of(List.of("10", dbid, "2")), ConfigLab.rows(lab, "gvp", row));
            tool.get(tool.client().delete(CfgType.HOST, made.dbid()));
            assertEquals(List.of(), ConfigLab.rows(lab, "gvp", row));
            assertEquals(
                    List.of(List.of("CREATED", "lab"), List.of("UPDATED", "lab"), List.of("DELETED", "lab")),
                    ConfigLab.rows(lab, "gvp", "SELECT kind, user_name FROM lab_config_history ORDER BY number"));
            assertEquals(List.of("CREATED kept-host", "UPDATED kept-host", "DELETED " + dbid), tool.heard(3));
            assertEquals(0, lab.journal().bugs());
        }
    }

    @Test
    void the_history_is_read_over_8888_and_goes_on_after_a_restart() throws Exception {
        try (Lab lab = ConfigLab.boot("max-history: 3")) {
            try (ConfigTool tool = ConfigTool.open(lab, ConfigLab.GVP)) {
                for (int i = 0; i < 4; i++) tool.create("h" + i);
                tool.get(tool.client().update(CfgDelta.of(CfgType.HOST, 1).set("ipAddress", "127.0.0.9")));
            }
            List<String> latest = List.of("3 CREATED h2 ", "4 CREATED h3 ", "5 UPDATED h0 127.0.0.9");
            assertEquals(latest, ConfigLab.history(lab, "{'messageName':'RequestReadHistory'}"));
            lab.stop(InstanceId.first(new SystemId(ConfigLab.GVP)));
            assertEquals(List.of(), lab.running().rooms().start(InstanceId.first(new SystemId(ConfigLab.GVP))));
            assertEquals(latest, ConfigLab.history(lab, "{'messageName':'RequestReadHistory'}"));
            assertEquals(
                    latest.subList(2, 3),
                    ConfigLab.history(lab, "{'messageName':'RequestReadHistory','objectType':10,'dbid':1}"));
            assertEquals(
                    latest.subList(2, 3), ConfigLab.history(lab, "{'messageName':'RequestReadHistory','limit':1}"));
            assertEquals(
                    latest.subList(1, 3), ConfigLab.history(lab, "{'messageName':'RequestReadHistory','after':3}"));
            assertEquals(List.of(List.of("3")), ConfigLab.rows(lab, "gvp", "SELECT count(*) FROM lab_config_history"));
        }
    }

    @Test
    void the_tenants_server_keeps_its_own_in_a_database_of_its_own() throws Exception {
        try (Lab lab = ConfigLab.boot();
                ConfigTool tool = ConfigTool.open(lab, "config-server")) {
            tool.create("tenants-host");
            String count = "SELECT count(*) FROM lab_config_object WHERE name = 'tenants-host'";
            assertEquals(List.of(List.of("1")), ConfigLab.rows(lab, "config", count));
            assertEquals(List.of(List.of("0")), ConfigLab.rows(lab, "gvp", count));
            lab.journal().await(0, "traffic of x-13", entry -> entry.link().equals("x-13"), ConfigLab.SOON);
        }
    }

    @Test
    void a_dbid_is_never_given_again_over_deletes_and_restarts() throws Exception {
        try (Lab lab = ConfigLab.boot()) {
            int first;
            try (ConfigTool tool = ConfigTool.open(lab, ConfigLab.GVP)) {
                tool.create("one");
                first = tool.create("two").dbid();
                tool.get(tool.client().delete(CfgType.HOST, first));
            }
            lab.stop(InstanceId.first(new SystemId(ConfigLab.GVP)));
            assertEquals(List.of(), lab.running().rooms().start(InstanceId.first(new SystemId(ConfigLab.GVP))));
            try (ConfigTool tool = ConfigTool.open(lab, ConfigLab.GVP)) {
                assertEquals(List.of("one"), tool.hosts());
                assertEquals(first + 1, tool.create("three").dbid());
            }
        }
    }

    @Test
    void a_change_by_somebody_else_is_noticed_and_taken_over() throws Exception {
        try (Lab lab = ConfigLab.boot();
                ConfigTool tool = ConfigTool.open(lab, ConfigLab.GVP)) {
            CfgObject made = tool.create("theirs");
            tool.heard(1);
            ConfigLab.rows(lab, "gvp", "DELETE FROM lab_config_object WHERE object_type = 10");
            ConfigLab.rows(lab, "gvp", "UPDATE lab_config_state SET last_change = last_change + 1");
            assertEquals(made.dbid() + 1, tool.create("mine").dbid());
            assertEquals(List.of("DELETED " + made.dbid(), "CREATED mine"), tool.heard(2));
        }
    }

    @Test
    void a_reset_brings_the_seed_back_in_memory_and_in_the_database() throws Exception {
        try (Lab lab = ConfigLab.boot();
                ConfigTool tool = ConfigTool.open(lab, ConfigLab.GVP)) {
            List<List<String>> seed =
                    ConfigLab.rows(lab, "gvp", "SELECT object_type, dbid, body FROM lab_config_object ORDER BY 1, 2");
            CfgObject made = tool.create("gone by a reset");
            lab.reset();
            assertEquals(List.of("CREATED gone by a reset", "DELETED " + made.dbid()), tool.heard(2));
            assertEquals(
                    seed,
                    ConfigLab.rows(lab, "gvp", "SELECT object_type, dbid, body FROM lab_config_object ORDER BY 1, 2"));
            assertEquals(made.dbid(), tool.create("first again").dbid());
        }
    }

    @Test
    void changes_are_told_in_the_order_of_their_commits() throws Exception {
        try (Lab lab = ConfigLab.boot();
                ConfigTool one = ConfigTool.open(lab, ConfigLab.GVP);
                ConfigTool other = ConfigTool.open(lab, ConfigLab.GVP)) {
            List<CompletableFuture<CfgObject>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++)
                all.add((i % 2 == 0 ? one : other).client().create(CfgObject.named(CfgType.HOST, "h" + i)));
            for (CompletableFuture<CfgObject> each : all) one.get(each);
            List<String> committed = new ArrayList<>();
            for (List<String> row : ConfigLab.rows(lab, "gvp", "SELECT name FROM lab_config_history ORDER BY number"))
                committed.add("CREATED " + row.get(0));
            assertEquals(40, committed.size());
            assertEquals(committed, one.heard(40));
            assertEquals(committed, other.heard(40));
        }
    }

    @Test
    void as_many_writes_wait_for_the_database_as_the_setting_says() throws Exception {
        try (Lab lab = ConfigLab.boot("max-waiting-writes: 2");
                ConfigTool tool = ConfigTool.open(lab, ConfigLab.GVP)) {
            lab.fault("gvp-17=stall");
            List<CompletableFuture<CfgObject>> all = new ArrayList<>();
            long since = lab.journal().last();
            all.add(tool.client().create(CfgObject.named(CfgType.HOST, "h0")));
            // that one is under way and waits no more
            lab.journal()
                    .await(
                            since,
                            "h0 on its way",
                            e -> e.link().equals("gvp-17") && e.summary().contains("INSERT INTO lab_config_object"),
                            ConfigLab.SOON);
            for (int i = 1; i < 6; i++) all.add(tool.client().create(CfgObject.named(CfgType.HOST, "h" + i)));
            String why = tool.refusal(all.get(5));
            assertTrue(why.startsWith("limit-reached: 2 changes wait for the database"), why);
            lab.running().faults().mendAll();
            for (int i = 0; i < 3; i++)
                assertEquals("h" + i, tool.get(all.get(i)).name());
        }
    }

    @Test
    void a_second_boot_on_the_same_database_goes_on_where_the_first_ended(@TempDir Path state) throws Exception {
        ConfigLab.forget();
        int last;
        try (Lab lab = ConfigLab.boot(Optional.of(state), "{}");
                ConfigTool tool = ConfigTool.open(lab, ConfigLab.GVP)) {
            tool.create("stays");
            CfgObject gone = tool.create("goes");
            tool.get(tool.client().delete(CfgType.HOST, gone.dbid()));
            last = gone.dbid();
            tool.rename("IVRAppDefault", "changed by hand");
        }
        try (Lab lab = ConfigLab.boot(Optional.of(state), "{}");
                ConfigTool tool = ConfigTool.open(lab, ConfigLab.GVP)) {
            assertEquals(List.of("stays"), tool.hosts());
            assertEquals(
                    "changed by hand",
                    tool.get(tool.client().readObjects(CfgType.GVP_IVR_PROFILE, ConfigFilter.name("IVRAppDefault")))
                            .get(0)
                            .text("displayName")
                            .orElse(""));
            assertEquals(last + 1, tool.create("goes on").dbid());
        }
    }
}
