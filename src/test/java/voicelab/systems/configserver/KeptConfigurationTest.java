package voicelab.systems.configserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import voicelab.Lab;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.journal.Kind;

/** Objects created over 8888 are rows in PostgreSQL. */
class KeptConfigurationTest {
    @Test
    void an_object_created_over_8888_is_a_row() throws Exception {
        try (Lab lab = ConfigLab.boot(); ConfigTool tool = ConfigTool.open(lab, "gvp-config-server")) {
            CfgObject made = tool.get(tool.client().create(CfgObject.named(CfgType.HOST, "kept-host")));
            lab.journal()
                    .await(
                            0,
                            "the write in the tap of gvp-17",
                            entry -> entry.kind() == Kind.SENT
                                    && entry.link().equals("gvp-17")
                                    && entry.summary().contains("kept-host"),
                            Duration.ofSeconds(5));
            assertEquals(
                    List.of(List.of("10", String.valueOf(made.dbid()))),
                    ConfigLab.rows(lab, "gvp", "SELECT object_type, dbid FROM lab_config_object WHERE name = 'kept-host'"));
            assertTrue(lab.journal().bugs() == 0);
        }
    }
}
