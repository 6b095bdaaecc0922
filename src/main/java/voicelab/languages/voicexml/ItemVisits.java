package voicelab.languages.voicexml;

import java.util.Map;

/** The form items. */
final class ItemVisits {
    private static final Map<String, ItemVisit> TABLE = Map.of(
            "block", new BlockItem(),
            "field", new InputItem(),
            "initial", new InputItem(),
            "menu", new InputItem(),
            "record", new RecordItem(),
            "subdialog", new SubdialogItem(),
            "transfer", new TransferItem());

    private ItemVisits() {}

    static void visit(FormItem item, Frame frame, boolean prompting) throws Departure {
        String name = item.element().name();
        ItemVisit visit = TABLE.get(name);
        if (visit == null)
            throw frame.thrown("error.unsupported." + name, item.element(), "<" + name + "> is not implemented");
        visit.visit(item, frame, prompting);
    }
}
