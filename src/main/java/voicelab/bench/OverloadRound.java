package voicelab.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import voicelab.protocols.sip.Transport;

/** Twice the rate that was held, where two are compared by both; then at once that rate, to see how long its effects last. */
final class OverloadRound {
    private static final int TIMES = 2;
    private static final int OPEN_MOST = 15_000;
    private static final int WARM_SECONDS = 3;

    private final SippCaller caller;
    private final MeasuredLab lab;
    private final Consumer<String> says;

    OverloadRound(SippCaller caller, MeasuredLab lab, Consumer<String> says) {
        this.caller = caller;
        this.lab = lab;
        this.says = says;
    }

    /** What only an overload runs has not been compiled yet. */
    private void warm(int offered) throws IOException, InterruptedException {
        SippRun run = caller.begin(lab, offered, offered * WARM_SECONDS, OPEN_MOST)
                .await(WARM_SECONDS + SippCaller.PATIENCE_SECONDS);
        lab.owes(run.answered());
    }

    SipFigures.Overload run(Transport transport, int clean, int seconds) throws IOException, InterruptedException {
        int offered = TIMES * clean;
        warm(offered);
        says.accept(transport + ", overload: " + offered + " calls/s, then " + clean + " again");
        SippCaller.Running over = caller.begin(lab, offered, offered * seconds, OPEN_MOST);
        TimeUnit.SECONDS.sleep(seconds);
        over.enough(); // a caller that fell behind would go on pressing
        SippCaller.Running after = caller.begin(lab, clean, clean * seconds, OPEN_MOST);
        SippRun pressed = over.await(SippCaller.PATIENCE_SECONDS);
        SippRun later = after.await(seconds + SippCaller.PATIENCE_SECONDS);
        lab.owes(pressed.answered() + later.answered());
        says.accept(String.format(
                "  %d answered, %d refused with 503, %d dialogs lost, %d failed; back after %d ms",
                pressed.answered(), pressed.shed(), pressed.lost(), pressed.failed(), later.lastTroubleMillis()));
        return new SipFigures.Overload(
                transport.name(),
                clean,
                offered,
                pressed.offered(),
                pressed.answered(),
                pressed.shed(),
                pressed.lost(),
                pressed.failed() - pressed.lost(),
                pressed.cpuMicros(),
                later.lastTroubleMillis(),
                later.failed() + later.shed());
    }
}
