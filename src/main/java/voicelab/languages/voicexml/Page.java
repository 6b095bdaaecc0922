package voicelab.languages.voicexml;

import java.net.URI;
import java.util.Map;
import voicelab.languages.markup.MarkupElement;

/**
 * A page that was read and found valid.
 *
 * @param uri what was asked for, without fragment: two pages of one URI are the same application root
 * @param base what relative references resolve against
 * @param vxml the root element
 * @param dialogs forms and menus by id, in document order; those without id under a name that no reference can have
 * @param application URI of the application root, or null
 */
record Page(URI uri, URI base, MarkupElement vxml, Map<String, MarkupElement> dialogs, URI application) {
    String place(MarkupElement element) {
        return uri + ":" + (element == null ? vxml.line() : element.line());
    }

    /** Whether both were fetched from one place; they may be of different times. */
    boolean sameAs(Page other) {
        return uri.equals(other.uri);
    }

    /** The named dialog, or the first one for null; null when there is none. */
    MarkupElement dialog(String fragment) {
        if (fragment != null && !fragment.isEmpty()) return dialogs.get(fragment);
        return dialogs.values().stream().findFirst().orElse(null);
    }
}
