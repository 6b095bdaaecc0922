package voicelab.languages.voicexml;

import java.time.Duration;

/**
 * How a transfer went.
 *
 * @param talked how long a bridged one lasted; zero where it never was
 * @param keys by which the caller ended it; empty where none did
 */
public record TransferResult(Transferred how, Duration talked, String keys) {
    public static TransferResult of(Transferred how) {
        return of(how, Duration.ZERO);
    }

    public static TransferResult of(Transferred how, Duration talked) {
        return new TransferResult(how, talked, "");
    }
}
