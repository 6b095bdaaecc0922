package voicelab.web;

import java.util.function.UnaryOperator;
import voicelab.Lab;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.PathTable;

/** The console's API: every path it answers. */
final class ApiTable {
    private ApiTable() {}

    static PathTable of(Lab lab, UnaryOperator<HttpAnswer> guarded) {
        LabApi api = new LabApi(lab);
        CallApi calls = new CallApi(lab);
        return PathTable.EMPTY
                .get("/ca.pem", api::ca) // public by nature: no token
                .get("/api/map", guarded.apply(api::map))
                .get("/api/status", guarded.apply(api::status))
                .get("/api/resources", guarded.apply(new Resources(lab)::answer))
                .get("/api/variables", guarded.apply(api::variables))
                .get("/api/journal", guarded.apply(api::journal))
                .get("/api/ladder", guarded.apply(api::ladder))
                .post("/api/systems/{id}/stop", guarded.apply(api::stop))
                .post("/api/systems/{id}/start", guarded.apply(api::start))
                .get("/api/faults", guarded.apply(api::faults))
                .post("/api/faults", guarded.apply(api::setFault))
                .delete("/api/faults", guarded.apply(api::mendAll))
                .delete("/api/faults/{link}", guarded.apply(api::mend))
                .post("/api/reset", guarded.apply(api::reset))
                .post("/api/verify", guarded.apply(api::verify))
                .post("/api/snapshot", guarded.apply(api::snapshot))
                .post("/api/restore", guarded.apply(api::restore))
                .get("/api/calls", guarded.apply(calls::list))
                .post("/api/calls", guarded.apply(calls::dial))
                .get("/api/calls/{id}/ladder", guarded.apply(calls::ladder))
                .get("/api/calls/{id}/ladder.svg", guarded.apply(calls::picture))
                .get("/api/calls/{id}/ladder.mmd", guarded.apply(calls::diagram))
                .get("/api/calls/{id}/call.pcapng", guarded.apply(calls::capture))
                .get("/api/calls/{id}", guarded.apply(calls::show))
                .post("/api/calls/{id}/press", guarded.apply(calls::press))
                .delete("/api/calls/{id}", guarded.apply(calls::hangUp));
    }
}
