package voicelab.languages.voicexml;

import java.util.Map;

/** Execution leaves the place where it is. Checked, so that every signature says it; without stack trace. */
abstract sealed class Departure extends Exception {
    private Departure(String text) {
        super(text, null, false, false);
    }

    /** An event looks for its handler. */
    static final class Thrown extends Departure {
        private final String event;
        private final String place;

        /** @param place page and line, {@code http://app/page.vxml:12} */
        Thrown(String event, String text, String place) {
            super(text);
            this.event = event;
            this.place = place;
        }

        String event() {
            return event;
        }

        String place() {
            return place;
        }
    }

    /** To another dialog, of this page or of one that was just loaded. */
    static final class ToDialog extends Departure {
        private final LoadedPage target;

        ToDialog(LoadedPage target) {
            super("to " + target);
            this.target = target;
        }

        LoadedPage target() {
            return target;
        }
    }

    /** {@code <goto nextitem>}. */
    static final class ToItem extends Departure {
        private final FormItem item;

        ToItem(FormItem item) {
            super("to item " + item.name());
            this.item = item;
        }

        FormItem item() {
            return item;
        }
    }

    /** {@code <return>} from a subdialog: values (script values by name), or an event. */
    static final class Returned extends Departure {
        private final Map<String, Object> values;
        private final Thrown event;

        Returned(Map<String, Object> values, Thrown event) {
            super("return");
            this.values = values;
            this.event = event;
        }

        Map<String, Object> values() {
            return values;
        }

        Thrown event() {
            return event;
        }
    }

    /** The session ends. */
    static final class Ended extends Departure {
        private final Outcome outcome;

        Ended(Outcome outcome) {
            super("end");
            this.outcome = outcome;
        }

        Outcome outcome() {
            return outcome;
        }
    }
}
