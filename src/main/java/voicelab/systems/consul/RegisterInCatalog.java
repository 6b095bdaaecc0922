package voicelab.systems.consul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.HttpRefusal;
import voicelab.protocols.http.HttpReply;

/** {@code PUT /v1/catalog/register}: a node, and with it a service, a check or several. */
record RegisterInCatalog(ConsulState consul) implements HttpAnswer {

    @Override
    public HttpReply answer(Asked asked) throws HttpRefusal {
        consul.asking(asked);
        Fields wanted = Fields.of(asked);
        consul.wantsDatacenter(wanted.text("Datacenter"));
        String node = wanted.text("Node");
        Optional<Fields> service = wanted.object("Service");
        List<Fields> checks = new ArrayList<>(wanted.objects("Checks"));
        wanted.object("Check").ifPresent(checks::add);
        consul.store().write(draft -> {
            boolean keeps = wanted.flag("SkipNodeUpdate") && draft.row(Table.NODES, node) != null;
            if (!keeps && (node.isEmpty() || wanted.text("Address").isEmpty()))
                throw new HttpRefusal(400, "Must provide node and address");
            if (!keeps) consul.catalog().node(draft, Rows.node(wanted, consul.datacenter()));
            if (service.isPresent()) service(draft, node, service.get());
            for (Fields check : checks) consul.catalog().check(draft, Rows.check(check, node));
            return true;
        });
        return HttpReply.of(200, "application/json", "true");
    }

    private void service(Draft draft, String node, Fields service) throws HttpRefusal {
        if (service.text("Service").isEmpty() && service.text("ID").isEmpty())
            throw new HttpRefusal(400, "Must provide service name (Service.Service) when service ID is provided");
        ObjectNode row = Rows.service(service, "Service");
        if (row.path("Service").asText().isEmpty())
            throw new HttpRefusal(400, "Must provide service name (Service.Service) when service ID is provided");
        consul.catalog().service(draft, node, row);
    }
}
