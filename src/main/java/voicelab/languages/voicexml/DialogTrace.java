package voicelab.languages.voicexml;

/** Who follows a dialog. Called on the dialog's thread, in order. */
public interface DialogTrace {
    /** A {@code <log>}, or a line of the interpreter itself (label {@code interpreter}). */
    void log(LogLine line);

    /**
     * A call detail event in the platform's names (gvp.md 2.4): {@code appl_begin}, {@code form_enter}, {@code dtmf} and so
     * on.
     *
     * @param text values, joined by {@code |} as the platform does; which values is our own choice where not public
     */
    void metric(String name, String text);
}
