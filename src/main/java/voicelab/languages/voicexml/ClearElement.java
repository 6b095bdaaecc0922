package voicelab.languages.voicexml;

import voicelab.languages.ecmascript.Scope;
import voicelab.languages.ecmascript.Scripts;
import voicelab.languages.markup.MarkupElement;

/** {@code <clear>}, VoiceXML 2.0 5.3.3: the named variables, or all form items. */
final class ClearElement implements Executable {
    @Override
    public void execute(MarkupElement element, Frame frame) throws Departure {
        if (!element.has("namelist")) {
            if (frame.form != null) for (FormItem item : frame.form.items()) item.clear();
            return;
        }
        for (String name : Frame.names(element.get("namelist"))) {
            FormItem item = frame.form == null ? null : frame.form.item(name);
            if (item != null) {
                item.clear();
                continue;
            }
            Scope home = frame.scope.find(name);
            if (home != null) home.put(name, Scripts.UNDEFINED);
            else if (name.contains(".")) frame.assign(name, Scripts.UNDEFINED, element);
            else throw frame.thrown("error.semantic", element, "no variable " + name + " was declared");
        }
    }
}
