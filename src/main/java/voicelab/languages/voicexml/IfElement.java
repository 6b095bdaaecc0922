package voicelab.languages.voicexml;

import java.util.ArrayList;
import java.util.List;
import voicelab.languages.markup.MarkupElement;
import voicelab.languages.markup.MarkupNode;

/** {@code <if> <elseif/> <else/>}, VoiceXML 2.0 5.3.4. */
final class IfElement implements Executable {
    @Override
    public void execute(MarkupElement element, Frame frame) throws Departure {
        List<MarkupNode> taken = new ArrayList<>();
        boolean taking = frame.holds(element);
        boolean done = taking;
        for (MarkupNode child : element.children()) {
            if (child instanceof MarkupElement branch && (branch.is("elseif") || branch.is("else"))) {
                taking = !done && frame.holds(branch);
                done |= taking;
            } else if (taking) {
                taken.add(child);
            }
        }
        frame.execute(taken);
    }
}
