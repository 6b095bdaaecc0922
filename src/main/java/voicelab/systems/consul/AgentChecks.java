package voicelab.systems.consul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.protocols.http.HttpReply;

/** {@code /v1/agent/checks} and {@code /v1/agent/check/...}: the checks of this agent. */
record AgentChecks(ConsulState consul) {

    HttpReply list(Asked asked) throws HttpRefusal {
        Asking asking = Asking.of(asked);
        Filter filter = asking.filter();
        return consul.store().read(() -> {
            ObjectNode all = Json.object();
            for (String id : consul.agent().checkIds()) {
                ObjectNode check = consul.store().row(Table.CHECKS, Table.key(consul.node(), id));
                if (check != null && filter.keeps(check)) all.set(id, check);
            }
            return asking.json(all);
        });
    }

    HttpReply register(Asked asked) throws HttpRefusal {
        Fields wanted = Fields.of(asked);
        String name = wanted.text("Name");
        if (name.isEmpty()) throw new HttpRefusal(400, "Missing check name");
        String id = wanted.text("ID", wanted.text("CheckID", name));
        String service = wanted.text("ServiceID");
        consul.store().write(draft -> {
            if (!service.isEmpty() && !consul.agent().hasService(draft, service))
                throw new HttpRefusal(500, "ServiceID \"" + service + "\" does not exist");
            consul.agent().check(draft, wanted, id, name, service);
            consul.restart(id);
            return true;
        });
        return HttpReply.empty(200);
    }

    HttpReply deregister(Asked asked) throws HttpRefusal {
        String id = asked.segment("id");
        consul.store().write(draft -> {
            known(draft, id);
            consul.agent().removeCheck(draft, id);
            return true;
        });
        return HttpReply.empty(200);
    }

    HttpReply pass(Asked asked) throws HttpRefusal {
        return note(asked, CheckOutcome.PASSING);
    }

    HttpReply warn(Asked asked) throws HttpRefusal {
        return note(asked, CheckOutcome.WARNING);
    }

    HttpReply fail(Asked asked) throws HttpRefusal {
        return note(asked, CheckOutcome.CRITICAL);
    }

    private HttpReply note(Asked asked, String status) throws HttpRefusal {
        return report(asked, new CheckOutcome(status, Asking.of(asked).text("note")));
    }

    /** {@code {"Status","Output"}}. */
    HttpReply update(Asked asked) throws HttpRefusal {
        Fields body = Fields.of(asked);
        String status = body.text("Status");
        return switch (status) {
            case CheckOutcome.PASSING, CheckOutcome.WARNING, CheckOutcome.CRITICAL ->
                report(asked, new CheckOutcome(status, body.text("Output")));
            default -> throw new HttpRefusal(400, "Invalid check status: '" + status + "'");
        };
    }

    private HttpReply report(Asked asked, CheckOutcome found) throws HttpRefusal {
        String id = asked.segment("id");
        consul.store().write(draft -> {
            known(draft, id);
            CheckPlan plan = CheckPlan.of(draft.copy(Table.AGENT, Table.key(CheckClocks.CHECK, id)));
            if (plan.kind() != CheckPlan.Kind.TTL)
                throw new HttpRefusal(404, "CheckID \"" + id + "\" does not have associated TTL");
            consul.agent().state(draft, id, found);
            consul.restart(id);
            return true;
        });
        return HttpReply.empty(200);
    }

    private void known(Draft draft, String id) throws HttpRefusal {
        if (!consul.agent().hasCheck(draft, id))
            throw new HttpRefusal(
                    404, "Unknown check ID \"" + id + "\". Ensure that the check ID is passed, not the check name.");
    }
}
