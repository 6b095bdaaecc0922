package voicelab.systems.customersystem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.net.Hop;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.Parameters;

/**
 * {@code POST /orders}, as a form or as JSON: {@code digits}, and {@code sessionid} or {@code session}. Answers the next
 * VoiceXML page with 200, or JSON with 201 to who accepts that.
 */
record PlaceOrder(OrderBook orders) implements HttpAnswer {
    private static final Pattern DIGITS = Pattern.compile("[0-9A-D*#]{1,64}");
    private static final Pattern SESSION = Pattern.compile("[\\x21-\\x7e]{0,200}");

    private record Wanted(String digits, String session) {}

    @Override
    public HttpReply answer(Asked asked) throws HttpRefusal {
        Wanted wanted = asked.request().isType("application/json") ? json(asked) : form(asked);
        if (!DIGITS.matcher(wanted.digits).matches())
            throw new HttpRefusal(400, "digits must be 1 to 64 of 0-9, A-D, * and #");
        if (!SESSION.matcher(wanted.session).matches())
            throw new HttpRefusal(400, "session must be up to 200 printable characters without blanks");
        Optional<Order> placed =
                orders.place(wanted.digits, wanted.session, Hop.text(asked.hop().remote()));
        if (placed.isEmpty())
            throw new HttpRefusal(507, "the book is full with " + OrderBook.MAX_ORDERS + " orders; delete some");
        return reply(asked, placed.get());
    }

    private static HttpReply reply(Asked asked, Order order) {
        boolean wantsJson = asked.request().headers().first("Accept").orElse("").contains("application/json");
        HttpReply reply = wantsJson ? JsonBody.reply(201, order.json()) : ThanksPage.of(order);
        return reply.with("Location", "/orders/" + order.id()).with("Cache-Control", "no-store");
    }

    private static Wanted form(Asked asked) throws HttpRefusal {
        Parameters form = asked.form();
        String session = form.first("sessionid").or(() -> form.first("session")).orElse("");
        return new Wanted(form.first("digits").orElse(""), session);
    }

    private static Wanted json(Asked asked) throws HttpRefusal {
        JsonNode body = JsonBody.of(asked);
        if (!body.isObject()) throw new HttpRefusal(400, "JSON: an object is wanted");
        String session = body.path("sessionid").asText(body.path("session").asText(""));
        return new Wanted(body.path("digits").asText(""), session);
    }
}
