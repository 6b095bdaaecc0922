package voicelab.engines.frames.config;

import java.io.IOException;

/** The server's {@code EventError}: a request that it understood and refused. */
public final class ConfigFailure extends IOException {
    private static final long serialVersionUID = 1;

    private final String code;

    /** @param code one of {@link ConfigNames}' error codes */
    public ConfigFailure(String code, String description) {
        super(description);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
