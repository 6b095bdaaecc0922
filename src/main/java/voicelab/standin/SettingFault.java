package voicelab.standin;

/** A setting that cannot be: what, where ({@code profiles/x.yml:12}), and how to mend it. */
public final class SettingFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SettingFault(String where, String what) {
        super(where + ": " + what);
    }
}
