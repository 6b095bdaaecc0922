package voicelab.systems.consul;

import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.HttpRefusal;
import voicelab.protocols.http.HttpReply;

/** {@code PUT /v1/catalog/deregister}: a service, a check, or else the node with all of it. */
record DeregisterFromCatalog(ConsulState consul) implements HttpAnswer {

    @Override
    public HttpReply answer(Asked asked) throws HttpRefusal {
        consul.asking(asked);
        Fields wanted = Fields.of(asked);
        consul.wantsDatacenter(wanted.text("Datacenter"));
        String node = wanted.text("Node");
        if (node.isEmpty()) throw new HttpRefusal(400, "Must provide node");
        String service = wanted.text("ServiceID");
        String check = wanted.text("CheckID");
        consul.store().write(draft -> {
            if (!service.isEmpty()) consul.catalog().removeService(draft, node, service);
            else if (!check.isEmpty()) consul.catalog().removeCheck(draft, node, check);
            else consul.catalog().removeNode(draft, node);
            return true;
        });
        return HttpReply.of(200, "application/json", "true");
    }
}
