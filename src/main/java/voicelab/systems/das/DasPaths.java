package voicelab.systems.das;

import voicelab.engines.http.PathTable;
import voicelab.standin.LabContext;
import voicelab.systems.PageHouse;

/** What DAS answers beside its pages. */
final class DasPaths {
    private DasPaths() {}

    static PathTable table(PageHouse house, LabContext lab) {
        return house.behind(PathTable.EMPTY
                .get("/first-call.vxml", house.logged(new FirstCall(house.pages())))
                .get(
                        "/prompt.wav",
                        house.logged(new TonePrompt(lab.random(), lab.clock().instant()))));
    }
}
