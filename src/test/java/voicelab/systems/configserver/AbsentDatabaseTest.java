package voicelab.systems.configserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import voicelab.Lab;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFilter;
import voicelab.journal.Kind;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;

/** What a Configuration Server does while its database is away, slow, or not what it was. */
class AbsentDatabaseTest {
    @Test
    void without_its_database_a_server_is_read_only_and_goes_on_when_it_is_back() throws Exception {
        try (Lab lab = ConfigLab.boot();
                ConfigTool tool = ConfigTool.open(lab, ConfigLab.GVP)) {
            tool.create("before");
            lab.fault("gvp-17=cut");
            long begin = System.nanoTime();
            String why = tool.refusal(tool.client().create(CfgObject.named(CfgType.HOST, "during")));
            assertTrue(why.startsWith("read-only: read-only mode: Connection to Database gvp at "), why);
            assertTrue(why.contains("arrow gvp-17 (gvp-config-server -> postgresql) is cut"), why);
            assertTrue(System.nanoTime() - begin < 1_000_000_000L, "a cut is told at once");
            assertEquals(List.of("before"), tool.hosts());
            lab.journal()
                    .await(
                            0,
                            "the words of the real one's log",
                            entry -> entry.kind() == Kind.EVENT
                                    && entry.summary().matches("read-only mode: Connection to Database .* lost.*"),
                            ConfigLab.SOON);
            lab.running().faults().mendAll();
            tool.createSoon("after");
            assertEquals(List.of("before", "after"), tool.hosts());
            assertEquals(
                    List.of(List.of("before"), List.of("after")),
                    ConfigLab.rows(
                            lab, "gvp", "SELECT name FROM lab_config_object WHERE object_type = 10 ORDER BY dbid"));
            assertEquals(0, lab.journal().bugs());
        }
    }

    @Test
    void an_idle_server_notices_that_its_database_is_gone_and_what_others_wrote_to_it() throws Exception {
        try (Lab lab = ConfigLab.boot("database: {check: 100ms}");
                ConfigTool tool = ConfigTool.open(lab, ConfigLab.GVP)) {
            CfgObject made = tool.create("theirs");
            tool.heard(1);
            ConfigLab.rows(lab, "gvp", "DELETE FROM lab_config_object WHERE object_type = 10");
            ConfigLab.rows(lab, "gvp", "UPDATE lab_config_state SET last_change = last_change + 1");
            assertEquals(List.of("DELETED " + made.dbid()), tool.heard(1));
            lab.fault("gvp-17=cut");
            lab.journal()
                    .await(
                            0,
                            "the words of the real one's log",
                            entry -> entry.kind() == Kind.EVENT
                                    && entry.summary().matches("read-only mode: Connection to Database .* lost.*"),
                            ConfigLab.SOON);
        }
    }

    @Test
    void a_write_whose_answer_is_lost_is_refused_and_told_when_the_database_turns_out_to_have_it() throws Exception {
        try (Lab lab = ConfigLab.boot("database: {patience: 500ms}");
                ConfigTool tool = ConfigTool.open(lab, ConfigLab.GVP)) {
            lab.fault("gvp-17.back=drop");
            String why = tool.refusal(tool.client().create(CfgObject.named(CfgType.HOST, "in doubt")));
            assertTrue(why.startsWith("read-only: "), why);
            assertEquals(List.of(), tool.hosts());
            lab.running().faults().mendAll();
            assertEquals(List.of("CREATED in doubt"), tool.heard(1));
            assertEquals(List.of("in doubt"), tool.hosts());
        }
    }

    @Test
    void a_write_that_a_stall_held_back_is_not_kept_later() throws Exception {
        try (Lab lab = ConfigLab.boot("database: {patience: 400ms}");
                ConfigTool tool = ConfigTool.open(lab, ConfigLab.GVP)) {
            lab.fault("gvp-17=stall");
            String why = tool.refusal(tool.client().create(CfgObject.named(CfgType.HOST, "held")));
            assertTrue(why.startsWith("read-only: "), why);
            lab.running().faults().mendAll();
            tool.createSoon("later");
            assertEquals(List.of("later"), tool.hosts());
            assertEquals(List.of("CREATED later"), tool.heard(1));
        }
    }

    @Test
    void tables_that_are_gone_are_made_again_from_what_was_acknowledged() throws Exception {
        try (Lab lab = ConfigLab.boot();
                ConfigTool tool = ConfigTool.open(lab, ConfigLab.GVP)) {
            tool.create("kept");
            ConfigLab.rows(lab, "gvp", "DROP TABLE lab_config_object");
            ConfigLab.rows(lab, "gvp", "DROP TABLE lab_config_state");
            tool.create("more");
            assertEquals(
                    List.of(List.of("kept"), List.of("more")),
                    ConfigLab.rows(
                            lab, "gvp", "SELECT name FROM lab_config_object WHERE object_type = 10 ORDER BY dbid"));
        }
    }

    @Test
    void a_database_that_cannot_be_reached_at_boot_leaves_the_seed_read_only() throws Exception {
        try (Lab lab = ConfigLab.boot("database: {password: wrong}");
                ConfigTool tool = ConfigTool.open(lab, ConfigLab.GVP)) {
            assertEquals(
                    1,
                    tool.get(tool.client().readObjects(CfgType.TENANT, ConfigFilter.ALL))
                            .size());
            String why = tool.refusal(tool.client().create(CfgObject.named(CfgType.HOST, "h")));
            assertTrue(why.startsWith("read-only: read-only mode: Database gvp at "), why);
        }
    }

    @Test
    void when_postgresql_is_stopped_reads_go_on_and_when_it_is_back_nothing_is_lost() throws Exception {
        assumeFalse(ConfigLab.isReal(), "the stand-in is what is stopped here");
        InstanceId postgresql = InstanceId.first(new SystemId("postgresql"));
        try (Lab lab = ConfigLab.boot();
                ConfigTool gvp = ConfigTool.open(lab, ConfigLab.GVP);
                ConfigTool tenant = ConfigTool.open(lab, "config-server")) {
            gvp.create("before");
            tenant.create("before");
            lab.stop(postgresql);
            for (ConfigTool tool : List.of(gvp, tenant)) {
                String why = tool.refusal(tool.client().create(CfgObject.named(CfgType.HOST, "during")));
                assertTrue(why.startsWith("read-only: read-only mode: Connection to Database "), why);
                assertEquals(List.of("before"), tool.hosts());
            }
            assertEquals(List.of(), lab.running().rooms().start(postgresql));
            for (ConfigTool tool : List.of(gvp, tenant)) {
                tool.createSoon("after");
                assertEquals(List.of("before", "after"), tool.hosts());
            }
            for (String database : List.of("gvp", "config"))
                assertEquals(
                        List.of(List.of("before"), List.of("after")),
                        ConfigLab.rows(
                                lab,
                                database,
                                "SELECT name FROM lab_config_object WHERE object_type = 10 ORDER BY dbid"));
            assertEquals(0, lab.journal().bugs());
        }
    }
}
