package voicelab.systems.interactionserver;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import voicelab.engines.frames.interaction.InteractionErrors;
import voicelab.languages.markup.MarkupElement;
import voicelab.languages.markup.MarkupException;
import voicelab.languages.markup.MarkupReader;
import voicelab.protocols.frames.KvList;

/** One call of the capture point: the body's only element, its children by name, each at most once. */
final class SoapRequest {
    static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String INTERACTION = "http://www.genesyslab.com/interaction";

    private final String operation;
    private final Map<String, MarkupElement> arguments;

    private SoapRequest(String operation, Map<String, MarkupElement> arguments) {
        this.operation = operation;
        this.arguments = arguments;
    }

    /** @throws SoapFault naming what is no SOAP 1.1, or no call of this namespace */
    static SoapRequest parse(byte[] document, int maxBytes) throws SoapFault {
        MarkupElement envelope;
        try {
            envelope = MarkupReader.readWithoutDoctype(document, maxBytes);
        } catch (MarkupException e) {
            throw new SoapFault(SoapFault.Blame.CLIENT, 400, 0, e.getMessage());
        }
        if (!envelope.is("Envelope")) throw client("the document is no SOAP envelope but " + envelope);
        if (!envelope.namespace().equals(ENVELOPE))
            throw new SoapFault(
                    SoapFault.Blame.VERSION_MISMATCH,
                    500,
                    0,
                    "SOAP 1.1 is spoken here, its envelope is in " + ENVELOPE);
        requireNothingToUnderstand(envelope);
        List<MarkupElement> bodies = envelope.elements("Body")
                .filter(body -> body.namespace().equals(ENVELOPE))
                .toList();
        if (bodies.size() != 1) throw client("the envelope must have one Body");
        List<MarkupElement> calls = bodies.get(0).elements().toList();
        if (calls.size() != 1) throw client("the Body must have one element");
        MarkupElement call = calls.get(0);
        if (!call.namespace().equals(INTERACTION))
            throw client("<" + call.qualifiedName() + "> is not in the namespace " + INTERACTION);
        return new SoapRequest(call.name(), arguments(call));
    }

    private static void requireNothingToUnderstand(MarkupElement envelope) throws SoapFault {
        for (MarkupElement header : envelope.elements("Header").toList())
            for (MarkupElement entry : header.elements().toList())
                if (entry.get("{" + ENVELOPE + "}mustUnderstand", "0").equals("1"))
                    throw new SoapFault(
                            SoapFault.Blame.MUST_UNDERSTAND,
                            500,
                            0,
                            "the header <" + entry.qualifiedName() + "> is not understood");
    }

    private static Map<String, MarkupElement> arguments(MarkupElement call) throws SoapFault {
        Map<String, MarkupElement> arguments = new LinkedHashMap<>();
        for (MarkupElement each : call.elements().toList()) {
            if (!each.namespace().equals(INTERACTION))
                throw client("<" + each.qualifiedName() + "> is not in the namespace " + INTERACTION);
            if (arguments.put(each.name(), each) != null) throw client(each + " stands twice");
        }
        return arguments;
    }

    static SoapFault client(String what) {
        return new SoapFault(SoapFault.Blame.CLIENT, 500, InteractionErrors.BAD_ATTRIBUTE, what);
    }

    String operation() {
        return operation;
    }

    /** Stricter than a server that skips what it does not know: a misspelt argument is never lost. */
    void only(Set<String> known) throws SoapFault {
        for (MarkupElement each : arguments.values())
            if (!known.contains(each.name())) throw client(operation + " takes no " + each);
    }

    /** The text of an argument; empty when it is absent. */
    String text(String name) throws SoapFault {
        MarkupElement found = arguments.get(name);
        if (found == null) return "";
        if (found.elements().findAny().isPresent()) throw client(found + " must hold a text");
        String text = found.text().strip();
        if (text.length() > Asked.MAX_CHARS) throw client(found + " has at most " + Asked.MAX_CHARS + " characters");
        return text;
    }

    String text(String name, String fallback) throws SoapFault {
        String text = text(name);
        return text.isEmpty() ? fallback : text;
    }

    int number(String name, int fallback) throws SoapFault {
        String text = text(name);
        if (text.isEmpty()) return fallback;
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw client(arguments.get(name) + " must hold a 32-bit whole number");
        }
    }

    boolean flag(String name) throws SoapFault {
        return switch (text(name)) {
            case "", "false", "0" -> false;
            case "true", "1" -> true;
            default -> throw client(arguments.get(name) + " must hold true or false");
        };
    }

    /** An XML Schema dateTime, UTC when it names no zone; null when the argument is absent. */
    Instant date(String name) throws SoapFault {
        String text = text(name);
        if (text.isEmpty()) return null;
        try {
            TemporalAccessor date =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return date instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : ((LocalDateTime) date).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw client(arguments.get(name) + " must hold a date such as 2026-11-20T16:00:00Z");
        }
    }

    KvList list(String name) throws SoapFault {
        MarkupElement found = arguments.get(name);
        return found == null ? KvList.EMPTY : SoapKv.read(found);
    }
}
