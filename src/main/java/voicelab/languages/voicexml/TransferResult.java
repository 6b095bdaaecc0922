package voicelab.languages.voicexml;

import java.time.Duration;

/**
 * How a transfer went.
 *
 * @param talked how long a bridged one lasted; zero where it never was
 */
public record TransferResult(Transferred how, Duration talked) {
    public static TransferResult of(Transferred how) {
        return new TransferResult(how, Duration.ZERO);
    }
}
