package voicelab.engines.frames.config.document;

import java.util.List;

/** What is wrong with a document or could not be made true, all at once. */
public final class DocumentFault extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> complaints;

    DocumentFault(List<String> complaints) {
        super(String.join("\n", complaints));
        this.complaints = List.copyOf(complaints);
    }

    /** Sentences that begin with {@code file.yml:12: }. */
    public List<String> complaints() {
        return complaints;
    }
}
