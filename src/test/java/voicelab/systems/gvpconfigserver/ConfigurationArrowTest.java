package voicelab.systems.gvpconfigserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.engines.frames.RecordedArrivals.next;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import voicelab.boot.RunningLab;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFilter;
import voicelab.fault.Fault;
import voicelab.fault.FaultSpec;
import voicelab.fault.Trigger;
import voicelab.journal.Kind;
import voicelab.net.ArrowFailure;

/** A room that reads its configuration through its arrow. */
class ConfigurationArrowTest extends GvpConfigTestCase {
    @Test
    void a_room_reads_and_hears_through_its_arrow() throws Exception {
        try (RunningLab lab = lab(SEED)) {
            ConfigReader rm = ConfigReader.latest;
            assertEquals("ready", next(rm.life));
            CfgObject profile = get(rm.config.readObjects(CfgType.GVP_IVR_PROFILE, ConfigFilter.name("IVRAppDefault")))
                    .get(0);
            assertEquals(
                    "http://das/first-call.vxml",
                    profile.annexSection("gvp.service-prerequisite").get("initial-page-url"));
            lab.journal()
                    .await(
                            0,
                            "the request in the caller's tap on gvp-2",
                            entry -> entry.kind() == Kind.SENT
                                    && entry.link().equals("gvp-2")
                                    && entry.summary().startsWith("RequestReadObjects"),
                            Duration.ofSeconds(5));
            lab.journal()
                    .await(
                            0,
                            "the request at the callee",
                            entry -> entry.kind() == Kind.ARRIVED
                                    && entry.summary().startsWith("RequestReadObjects"),
                            Duration.ofSeconds(5));
            get(rm.config.update(
                    CfgDelta.of(CfgType.GVP_IVR_PROFILE, profile.dbid()).set("notes", "changed")));
            assertEquals("UPDATED " + profile.dbid(), next(rm.life));
            lab.reset();
            assertEquals("UPDATED " + profile.dbid(), next(rm.life));
            assertTrue(get(rm.config.readObjects(CfgType.GVP_IVR_PROFILE, ConfigFilter.ALL))
                    .get(0)
                    .text("notes")
                    .isEmpty());
            assertEquals(0, lab.journal().bugs());
        }
    }

    @Test
    void a_cut_arrow_keeps_the_room_from_reading_until_it_is_mended() throws Exception {
        try (RunningLab lab = lab(SEED)) {
            ConfigReader rm = ConfigReader.latest;
            assertEquals("ready", next(rm.life));
            lab.faults().set(new FaultSpec("gvp-2", "", false, new Fault.Cut(), Trigger.ALWAYS));
            assertTrue(next(rm.life).startsWith("lost arrow gvp-2 "));
            ExecutionException why = assertThrows(
                    ExecutionException.class, () -> get(rm.config.readObjects(CfgType.TENANT, ConfigFilter.ALL)));
            assertTrue(why.getCause() instanceof ArrowFailure, why.toString());
            lab.faults().mendAll();
            assertEquals("ready", next(rm.life));
            assertEquals(
                    1,
                    get(rm.config.readObjects(CfgType.TENANT, ConfigFilter.ALL)).size());
        }
    }
}
