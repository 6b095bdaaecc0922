package voicelab.protocols.snmp;

import java.util.ArrayList;
import java.util.List;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Variable;

/**
 * A PDU of SNMPv2 (SNMPv1 uses the same shape but for its trap).
 *
 * @param first error status; in a GetBulk how many variables do not repeat
 * @param second error index, counted from 1; in a GetBulk how often the others repeat
 */
public record SnmpPdu(PduKind kind, int requestId, int first, int second, List<Variable> variables) {
    private static final int MOST_VARIABLES = 2_048;

    public static SnmpPdu asking(PduKind kind, int requestId, List<Oid> names) {
        return new SnmpPdu(
                kind, requestId, 0, 0, names.stream().map(Variable::unset).toList());
    }

    public static SnmpPdu bulk(int requestId, int maxRepetitions, Oid behind) {
        return new SnmpPdu(PduKind.GET_BULK, requestId, 0, maxRepetitions, List.of(Variable.unset(behind)));
    }

    public SnmpPdu answer(List<Variable> found) {
        return new SnmpPdu(PduKind.RESPONSE, requestId, 0, 0, found);
    }

    /** @param index of the variable that is to blame, counted from 1; 0 for none */
    public SnmpPdu refusal(int status, int index) {
        return new SnmpPdu(PduKind.RESPONSE, requestId, status, index, variables);
    }

    /** Whether somebody waits for an answer to it. */
    public boolean isRequest() {
        return switch (kind) {
            case GET, GET_NEXT, GET_BULK, SET, INFORM -> true;
            case RESPONSE, TRAP, REPORT -> false;
        };
    }

    public static SnmpPdu read(byte[] ber) throws SnmpSyntaxException {
        BerReader in = new BerReader(ber);
        SnmpPdu pdu = read(in);
        in.end();
        return pdu;
    }

    static SnmpPdu read(BerReader outer) throws SnmpSyntaxException {
        int tag = outer.peek();
        PduKind kind = PduKind.of(tag).orElseThrow(() -> new SnmpSyntaxException("no PDU of tag " + tag));
        BerReader in = outer.enter(tag);
        int requestId = in.integer();
        int first = in.integer();
        int second = in.integer();
        BerReader list = in.enter(BerReader.SEQUENCE);
        in.end();
        List<Variable> variables = new ArrayList<>();
        while (list.more()) {
            if (variables.size() == MOST_VARIABLES) throw new SnmpSyntaxException("more than " + MOST_VARIABLES);
            BerReader one = list.enter(BerReader.SEQUENCE);
            variables.add(new Variable(one.oid(), one.value()));
            one.end();
        }
        return new SnmpPdu(kind, requestId, first, second, List.copyOf(variables));
    }

    public byte[] bytes() {
        BerWriter list = new BerWriter();
        for (Variable each : variables)
            list.constructed(
                    BerReader.SEQUENCE, new BerWriter().oid(each.name()).value(each.value()));
        BerWriter body = new BerWriter()
                .integer(requestId)
                .integer(first)
                .integer(second)
                .constructed(BerReader.SEQUENCE, list);
        return new BerWriter().constructed(kind.tag(), body).bytes();
    }
}
