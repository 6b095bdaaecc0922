package voicelab.languages.voicexml;

import java.util.List;
import java.util.Map;

/**
 * The caller as a dialog knows them: someone who hears prompts and answers. Implemented by whoever has the media; calls block
 * until they are done. A remote hang-up is an answer here and no exception.
 */
public interface Line {
    /**
     * Plays the prompts in order, then waits for input; time-outs run from the end of the last prompt. Input during a prompt
     * with {@code bargein} stops all that is still to be played; keys pressed before (type-ahead) count.
     */
    Heard listen(List<Prompt> prompts, Listen listen);

    /** Plays the prompts to their end; false when the caller hung up. */
    boolean play(List<Prompt> prompts);

    /** Whether the caller hung up; asked between form items, so that dialogs that neither play nor listen notice. */
    default boolean gone() {
        return false;
    }

    /** The dialog hangs up; {@code values} of {@code <disconnect namelist>} (VoiceXML 2.1). */
    void disconnect(Map<String, Object> values);

    /** Attaches data to the call; false makes it {@code error.unsupported.send}. */
    default boolean attach(Map<String, String> data) {
        return false;
    }

    /**
     * Plays the prompts in order, a beep where asked, then records what the caller says; a key during a prompt with {@code bargein}
     * ends it before it began.
     */
    default Recorded record(List<Prompt> prompts, RecordRequest request) {
        return new Recorded.Refused("error.unsupported.record", "this line cannot record");
    }

    /** Transfers the caller; {@link Transferred#UNSUPPORTED} makes it {@code error.unsupported.transfer}. */
    default TransferResult transfer(TransferRequest request) {
        return TransferResult.of(Transferred.UNSUPPORTED);
    }
}
