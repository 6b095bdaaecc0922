package voicelab.languages.voicexml;

import voicelab.languages.markup.MarkupElement;

/**
 * Where a transition leads, everything fetched.
 *
 * @param page the page
 * @param root its application root; the page itself when it names none
 * @param dialog the form or menu; null for a root page without any
 * @param how what led here: it decides which variables live on
 * @param heard input that a document-wide grammar of this dialog took elsewhere, or null
 */
record LoadedPage(Page page, Page root, MarkupElement dialog, How how, LastResult heard) {
    LoadedPage(Page page, Page root, MarkupElement dialog, How how) {
        this(page, root, dialog, how, null);
    }

    enum How {
        /** Only a fragment was named: same page, its variables live on. */
        WITHIN_PAGE,
        GOTO,
        SUBMIT
    }

    @Override
    public String toString() {
        String id = dialog == null ? null : dialog.get("id");
        return page.uri() + (id == null ? "" : "#" + id);
    }
}
