package voicelab.languages.voicexml;

/** What the platform does with an event that the application leaves alone: the table of VoiceXML 2.0 5.2.5. */
final class DefaultHandlers {
    private DefaultHandlers() {}

    /** Whether prompts are to be played again; events that end the session do not return. */
    static boolean handle(Departure.Thrown thrown, DialogRun run) throws Departure {
        String event = thrown.event();
        if (event.equals("cancel")) return false;
        for (String again : new String[] {"noinput", "nomatch", "help", "maxspeechtimeout"})
            if (event.equals(again) || event.startsWith(again + ".")) return true;
        if (event.equals("exit") || event.startsWith("connection.disconnect")) throw run.ended(java.util.Map.of());
        if (!run.over()) run.prompts.play(thrown.place());
        throw new Departure.Ended(new Outcome.Failed(event, String.valueOf(thrown.getMessage()), thrown.place()));
    }
}
