package voicelab.systems.interactionserver;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import voicelab.engines.frames.interaction.ClientType;
import voicelab.engines.frames.interaction.InteractionErrors;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.net.Arrivals;
import voicelab.protocols.frames.KvList;
import voicelab.protocols.http.HttpReply;

/** Answers the SOAP calls of every capture point from the book. */
final class CaptureDesk {
    static final int MAX_BYTES = 1024 * 1024;

    private record Count(AtomicLong received, AtomicLong faults) {}

    private final InteractionBook book;
    private final Map<String, CapturePoint> points;
    private final int tenantId;
    private final Arrivals arrivals;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    CaptureDesk(InteractionBook book, Map<String, CapturePoint> points, int tenantId, Arrivals arrivals) {
        this.book = book;
        this.points = points;
        this.tenantId = tenantId;
        this.arrivals = arrivals;
    }

    HttpReply call(Asked asked) throws HttpRefusal {
        CapturePoint point = point(asked);
        if (!asked.request().isType("text/xml")) throw new HttpRefusal(415, "SOAP 1.1 is spoken here, in text/xml");
        Count count = count(point.name());
        count.received.incrementAndGet();
        try {
            SoapText out = new SoapText();
            SoapRequest request = SoapRequest.parse(asked.request().body(), MAX_BYTES);
            perform(asked, point, request, out);
            return out.reply(200);
        } catch (SoapFault fault) {
            count.faults.incrementAndGet();
            if (fault.status() == 400) arrivals.malformed(asked.hop(), "SOAP", fault.getMessage());
            return SoapText.fault(fault);
        }
    }

    private void perform(Asked asked, CapturePoint point, SoapRequest request, SoapText out) throws SoapFault {
        SoapOperation operation = SoapOperations.BY_NAME.get(request.operation());
        if (operation == null) {
            arrivals.unsupported(asked.hop(), "SOAP", request.operation());
            throw new SoapFault(
                    SoapFault.Blame.CLIENT,
                    500,
                    InteractionErrors.NOT_IMPLEMENTED,
                    request.operation() + " is not implemented");
        }
        try {
            operation.answer(this, point, request, out);
            book.commit();
        } catch (Refusal e) {
            throw SoapFault.refused(e);
        } catch (IOException e) {
            throw new SoapFault(
                    SoapFault.Blame.SERVER,
                    500,
                    InteractionErrors.NOT_STORED,
                    "the interaction could not be stored: " + e.getMessage());
        }
    }

    CapturePoint point(Asked asked) throws HttpRefusal {
        CapturePoint point = points.get(asked.segment("point"));
        if (point == null) throw new HttpRefusal(404, "there is no capture point " + asked.segment("point"));
        return point;
    }

    /** The interaction that a call names; one of the two ids must be there (error 2 is documented). */
    String idOf(SoapRequest request) throws Refusal, SoapFault {
        String id = request.text("InteractionId");
        String external = request.text("ExternalId");
        if (!id.isEmpty()) return id;
        if (external.isEmpty())
            throw new Refusal(InteractionErrors.MISSING_VALUE, "Missing InteractionId or ExternalId");
        return book.getExternal(external).id();
    }

    /** A capture point submits as a media server does, and may act on what is with others. */
    static Actor actor(CapturePoint point) {
        return new Actor(ClientType.MEDIA_SERVER, point.name(), 0);
    }

    static void respond(SoapText out, KvList extension) {
        out.open("RequestResponse");
        if (!extension.isEmpty()) SoapKv.write(out, "Extension", extension);
        out.close("RequestResponse");
    }

    InteractionBook book() {
        return book;
    }

    int tenantId() {
        return tenantId;
    }

    long received(String point) {
        return count(point).received.get();
    }

    long faults(String point) {
        return count(point).faults.get();
    }

    private Count count(String point) {
        return counts.computeIfAbsent(point, name -> new Count(new AtomicLong(), new AtomicLong()));
    }

    void forget() {
        counts.clear();
    }
}
