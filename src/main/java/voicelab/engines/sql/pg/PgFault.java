package voicelab.engines.sql.pg;

import voicelab.protocols.pgwire.WireFault;

/** A statement that is answered with an error, in PostgreSQL's words. */
final class PgFault extends Exception {
    private static final long serialVersionUID = 1;

    private final transient WireFault fault;

    PgFault(WireFault fault) {
        super(fault.text(), null, false, false);
        this.fault = fault;
    }

    PgFault(String state, String text) {
        this(WireFault.error(state, text));
    }

    PgFault(String state, String text, int position) {
        this(new WireFault("ERROR", state, text, "", "", WireFault.Place.NONE, position));
    }

    static PgFault unsupported(String what) {
        return new PgFault(
                States.NOT_SUPPORTED, what + " is not supported here: this is H2 behind PostgreSQL's protocol");
    }

    WireFault fault() {
        return fault;
    }
}
