package voicelab.systems.notificationserver;

import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonFields;
import voicelab.protocols.http.HttpReply;
import voicelab.standin.LabContext;

/** {@code POST /lab/v1/notify}, from the MCU. */
record TakeNotice(LabContext lab, ClientTable clients, Callbacks callbacks) implements HttpAnswer {

    @Override
    public HttpReply answer(Asked asked) throws HttpRefusal {
        Notice notice = Notice.read(JsonFields.of(asked), lab.clock().instant());
        Client client = clients.find(notice.session()).orElseThrow(OneClient::unknown);
        callbacks.happened(client, notice);
        return HttpReply.empty(204);
    }
}
