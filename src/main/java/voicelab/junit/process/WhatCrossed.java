package voicelab.junit.process;

import java.util.ArrayList;
import java.util.List;

/** What crossed during a test: hung to its failure, where every runner prints it. */
final class WhatCrossed extends Throwable {
    private static final long serialVersionUID = 1;
    private static final int LAST_LINES = 20;

    private WhatCrossed(String message) {
        super(message, null, false, false);
    }

    /** @param since the journal's last number before the test */
    static WhatCrossed during(LabProcess lab, long since) {
        try {
            List<Json> entries = entries(lab, since);
            StringBuilder text = new StringBuilder();
            text.append(entries.size()).append(" journal entries during this test");
            if (!entries.isEmpty()) text.append(", the last of them:");
            for (Json entry : entries.subList(Math.max(0, entries.size() - LAST_LINES), entries.size()))
                text.append("\n  ").append(line(entry));
            String ladder = lab.ladder(since);
            if (!ladder.isEmpty()) text.append("\n\n").append(ladder);
            return new WhatCrossed(text.toString());
        } catch (LabTrouble e) {
            return new WhatCrossed("what crossed is not to be had: " + e.getMessage());
        }
    }

    /** @throws AssertionError naming the errors of the lab's own */
    static void noBugs(LabProcess lab, long since) {
        if (lab.status().at("bugs").number() == 0) return;
        List<String> bugs = new ArrayList<>();
        for (Json entry : entries(lab, since)) if (entry.at("kind").text().equals("bug")) bugs.add(line(entry));
        if (bugs.isEmpty()) return;
        AssertionError error = new AssertionError("the lab met errors of its own: " + String.join("\n  ", bugs));
        error.addSuppressed(during(lab, since));
        throw error;
    }

    private static List<Json> entries(LabProcess lab, long since) {
        List<Json> entries = new ArrayList<>();
        for (Json entry : lab.get("/api/journal?most=5000&since=" + since)) entries.add(entry);
        return entries;
    }

    private static String line(Json entry) {
        StringBuilder line = new StringBuilder(entry.at("seq").text());
        for (String name : List.of("kind", "link", "from", "to", "summary")) {
            String text = entry.at(name).text();
            if (!text.isEmpty()) line.append(name.equals("to") ? " -> " : " ").append(text);
        }
        return line.toString();
    }
}
