package voicelab.boot;

import java.util.List;

/** A lab that did not start: all faults at once; everything that had started is closed. */
public final class BootFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<StartFault> faults;

    public BootFailure(List<StartFault> faults) {
        super(text(faults));
        this.faults = List.copyOf(faults);
    }

    public List<StartFault> faults() {
        return faults;
    }

    private static String text(List<StartFault> faults) {
        StringBuilder text = new StringBuilder("the lab did not start:");
        for (StartFault fault : faults)
            text.append("\n  ")
                    .append(fault.system())
                    .append("  ")
                    .append(fault.address())
                    .append("  ")
                    .append(fault.cause())
                    .append("; ")
                    .append(fault.remedy());
        return text.toString();
    }
}
