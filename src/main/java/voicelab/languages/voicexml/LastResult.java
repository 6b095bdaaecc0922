package voicelab.languages.voicexml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import voicelab.languages.ecmascript.Scripts;

/** What was heard, as {@code application.lastresult$} and a field's shadow variable show it (VoiceXML 2.0 2.3.1, 5.1.5). */
record LastResult(String utterance, String inputMode, double confidence, Object interpretation) {
    Object shadow(Scripts scripts) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("utterance", utterance);
        members.put("inputmode", inputMode);
        members.put("confidence", confidence);
        members.put("interpretation", interpretation);
        return scripts.wrap(members);
    }

    void publish(ApplicationContext context) {
        Scripts scripts = context.run.scripts;
        Object one = shadow(scripts);
        Object all = scripts.wrap(List.of(one));
        for (String member : List.of("utterance", "inputmode", "confidence", "interpretation"))
            scripts.setMember(all, member, scripts.member(one, member));
        context.application().put("lastresult$", all);
    }
}
