package voicelab.systems.interactionserver;

import java.util.ArrayList;
import java.util.List;
import voicelab.languages.markup.MarkupElement;
import voicelab.protocols.frames.KvCodec;
import voicelab.protocols.frames.KvList;
import voicelab.protocols.frames.KvValue;

/**
 * {@code <kvitem><key/><value><ValueString|ValueInt|ValueList/></value></kvitem>} to a list and back. The kinds are the
 * documented ones; bytes, which they do not have, are told as hex.
 */
final class SoapKv {
    private SoapKv() {}

    static KvList read(MarkupElement list) throws SoapFault {
        return read(list, 1);
    }

    private static KvList read(MarkupElement list, int depth) throws SoapFault {
        if (depth > KvCodec.MAX_DEPTH) throw SoapRequest.client(list + " nests deeper than " + KvCodec.MAX_DEPTH);
        List<KvList.Entry> entries = new ArrayList<>();
        for (MarkupElement item : list.elements().toList()) {
            if (!item.is("kvitem") || item.elements().count() != 2)
                throw SoapRequest.client(item + " must be a kvitem of one key and one value");
            MarkupElement key = one(item, "key");
            MarkupElement value = one(item, "value");
            entries.add(new KvList.Entry(key.text(), value(value, depth)));
        }
        return new KvList(entries);
    }

    private static KvValue value(MarkupElement value, int depth) throws SoapFault {
        List<MarkupElement> kinds = value.elements().toList();
        if (kinds.size() != 1) throw SoapRequest.client(value + " must hold ValueString, ValueInt or ValueList");
        MarkupElement kind = kinds.get(0);
        return switch (kind.name()) {
            case "ValueString" -> new KvValue.Text(kind.text());
            case "ValueInt" -> new KvValue.Int(number(kind));
            case "ValueList" -> new KvValue.Nested(read(kind, depth + 1));
            default -> throw SoapRequest.client(kind + " is none of ValueString, ValueInt and ValueList");
        };
    }

    private static int number(MarkupElement kind) throws SoapFault {
        try {
            return Integer.parseInt(kind.text().strip());
        } catch (NumberFormatException e) {
            throw SoapRequest.client(kind + " must hold a 32-bit whole number");
        }
    }

    private static MarkupElement one(MarkupElement item, String name) throws SoapFault {
        return item.elements(name).findFirst().orElseThrow(() -> SoapRequest.client(item + " has no " + name));
    }

    static void write(SoapText out, String name, KvList list) {
        out.open(name);
        for (KvList.Entry entry : list.entries()) {
            out.open("kvitem").text("key", entry.key()).open("value");
            if (entry.value() instanceof KvValue.Int number) out.text("ValueInt", Integer.toString(number.value()));
            else if (entry.value() instanceof KvValue.Nested nested) write(out, "ValueList", nested.list());
            else out.text("ValueString", entry.value().text());
            out.close("value").close("kvitem");
        }
        out.close(name);
    }
}
