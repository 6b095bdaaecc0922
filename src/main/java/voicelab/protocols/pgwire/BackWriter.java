package voicelab.protocols.pgwire;

import java.util.List;

/** A server's messages as bytes. */
public final class BackWriter {
    private static final int AUTH_OK = 0;
    private static final int AUTH_SASL = 10;
    private static final int AUTH_SASL_CONTINUE = 11;
    private static final int AUTH_SASL_FINAL = 12;

    private final WireBuffer out = new WireBuffer();

    /** For rows, whose fields are written where they are made. */
    public WireBuffer buffer() {
        return out;
    }

    public int size() {
        return out.size();
    }

    public byte[] take() {
        return out.take();
    }

    public void authenticationOk() {
        out.begin('R').int32(AUTH_OK).end();
    }

    public void sasl(String mechanism) {
        out.begin('R').int32(AUTH_SASL).string(mechanism).int8(0).end();
    }

    public void saslContinue(byte[] data) {
        out.begin('R').int32(AUTH_SASL_CONTINUE).raw(data).end();
    }

    public void saslFinal(byte[] data) {
        out.begin('R').int32(AUTH_SASL_FINAL).raw(data).end();
    }

    /** Version 3.x with options that are not known here. */
    public void negotiate(int newestMinor, List<String> unknown) {
        out.begin('v').int32(newestMinor).int32(unknown.size());
        unknown.forEach(out::string);
        out.end();
    }

    public void parameter(String name, String value) {
        out.begin('S').string(name).string(value).end();
    }

    public void key(int process, int secret) {
        out.begin('K').int32(process).int32(secret).end();
    }

    /** @param status {@code I} idle, {@code T} in a transaction, {@code E} in a failed one */
    public void ready(char status) {
        out.begin('Z').int8(status).end();
    }

    public void parseComplete() {
        out.begin('1').end();
    }

    public void bindComplete() {
        out.begin('2').end();
    }

    public void closeComplete() {
        out.begin('3').end();
    }

    public void noData() {
        out.begin('n').end();
    }

    public void suspended() {
        out.begin('s').end();
    }

    public void emptyQuery() {
        out.begin('I').end();
    }

    public void complete(String tag) {
        out.begin('C').string(tag).end();
    }

    public void parameters(List<Integer> types) {
        out.begin('t').int16(types.size());
        types.forEach(out::int32);
        out.end();
    }

    /** @param formats one a column */
    public void rowDescription(List<WireColumn> columns, int[] formats) {
        out.begin('T').int16(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            WireColumn c = columns.get(i);
            out.string(c.name()).int32(c.table()).int16(c.attribute());
            out.int32(c.type()).int16(c.typeSize()).int32(c.modifier()).int16(formats[i]);
        }
        out.end();
    }

    public void copyIn(int columns) {
        copy('G', columns);
    }

    public void copyOut(int columns) {
        copy('H', columns);
    }

    private void copy(char type, int columns) {
        out.begin(type).int8(0).int16(columns);
        for (int i = 0; i < columns; i++) out.int16(0);
        out.end();
    }

    public void copyData(byte[] data) {
        out.begin('d').raw(data).end();
    }

    public void copyDone() {
        out.begin('c').end();
    }

    public void error(WireFault fault) {
        told('E', fault);
    }

    public void notice(WireFault fault) {
        told('N', fault);
    }

    private void told(char type, WireFault fault) {
        out.begin(type);
        fact('S', fault.severity());
        fact('V', fault.severity());
        fact('C', fault.state());
        fact('M', fault.text());
        if (!fault.detail().isEmpty()) fact('D', fault.detail());
        if (!fault.hint().isEmpty()) fact('H', fault.hint());
        if (fault.position() > 0) fact('P', Integer.toString(fault.position()));
        WireFault.Place place = fault.place();
        if (!place.schema().isEmpty()) fact('s', place.schema());
        if (!place.table().isEmpty()) fact('t', place.table());
        if (!place.column().isEmpty()) fact('c', place.column());
        if (!place.constraint().isEmpty()) fact('n', place.constraint());
        out.int8(0).end();
    }

    private void fact(char field, String text) {
        out.int8(field).string(text);
    }
}
