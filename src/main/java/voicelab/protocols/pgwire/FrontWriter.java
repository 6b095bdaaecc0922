package voicelab.protocols.pgwire;

import java.util.List;

/** A client's messages as bytes: the other half of {@link FrontDecoder}, for whoever dials a database by hand. */
public final class FrontWriter {
    private final WireBuffer out = new WireBuffer();

    public byte[] take() {
        return out.take();
    }

    public FrontWriter write(FrontMessage message) {
        if (message instanceof FrontMessage.Startup m) startup(m);
        else if (message instanceof FrontMessage.SslRequest) coded(FrontReader.SSL_REQUEST);
        else if (message instanceof FrontMessage.GssRequest) coded(FrontReader.GSS_REQUEST);
        else if (message instanceof FrontMessage.Cancel m) coded(FrontReader.CANCEL_REQUEST, m.process(), m.secret());
        else typed(message);
        return this;
    }

    private void coded(int... numbers) {
        out.untyped();
        for (int number : numbers) out.int32(number);
        out.end();
    }

    private void startup(FrontMessage.Startup m) {
        out.untyped().int32(m.major() << 16 | m.minor());
        m.parameters().forEach((name, value) -> out.string(name).string(value));
        out.int8(0).end();
    }

    private void typed(FrontMessage message) {
        if (message instanceof FrontMessage.Authentication m) out.begin('p').raw(m.body());
        else if (message instanceof FrontMessage.Query m) out.begin('Q').string(m.sql());
        else if (message instanceof FrontMessage.Parse m)
            numbers(out.begin('P').string(m.name()).string(m.sql()), m.types(), true);
        else if (message instanceof FrontMessage.Bind m) bind(m);
        else if (message instanceof FrontMessage.Describe m)
            out.begin('D').int8(m.kind()).string(m.name());
        else if (message instanceof FrontMessage.Close m)
            out.begin('C').int8(m.kind()).string(m.name());
        else if (message instanceof FrontMessage.Execute m)
            out.begin('E').string(m.portal()).int32(m.maxRows());
        else if (message instanceof FrontMessage.CopyData m) out.begin('d').raw(m.data());
        else if (message instanceof FrontMessage.CopyFail m) out.begin('f').string(m.reason());
        else out.begin(bare(message));
        out.end();
    }

    private static char bare(FrontMessage message) {
        if (message instanceof FrontMessage.Sync) return 'S';
        if (message instanceof FrontMessage.Flush) return 'H';
        if (message instanceof FrontMessage.Terminate) return 'X';
        if (message instanceof FrontMessage.CopyDone) return 'c';
        return 'F';
    }

    private void bind(FrontMessage.Bind m) {
        out.begin('B').string(m.portal()).string(m.statement());
        numbers(out, m.formats(), false);
        out.int16(m.values().size());
        m.values().forEach(out::field);
        numbers(out, m.resultFormats(), false);
    }

    private static void numbers(WireBuffer out, List<Integer> all, boolean wide) {
        out.int16(all.size());
        for (int number : all) {
            if (wide) out.int32(number);
            else out.int16(number);
        }
    }
}
