package voicelab.scenario;

import java.util.List;
import java.util.Optional;

/** Everything that a step can be: the feature list of scenarios. */
public final class Words {
    private static final List<Word> ALL = List.of(
            PlaceCall.WORD,
            PressKeys.WORD,
            SayTone.WORD,
            HangUp.WORD,
            PickUp.WORD,
            HoldCall.HOLD,
            HoldCall.RESUME,
            ReferCall.WORD,
            AttachData.WORD,
            RegisterPhone.WORD,
            SetAnswering.WORD,
            RouteNumber.WORD,
            TransferCall.WORD,
            InviteParty.WORD,
            PartyControl.MUTE,
            PartyControl.UNMUTE,
            PartyControl.REMOVE,
            MakeSession.WORD,
            EndSession.WORD,
            AskPage.WORD,
            ProduceEvent.WORD,
            SubmitInteraction.WORD,
            PullInteraction.WORD,
            PlaceInteraction.WORD,
            StopInteraction.WORD,
            Configure.WORD,
            StopInstance.WORD,
            StartInstance.WORD,
            WaitStep.WORD,
            MoveClock.WORD,
            ServeFolder.WORD,
            RepeatSteps.WORD,
            ExpectRing.WORD,
            ExpectAnswer.WORD,
            ExpectHear.WORD,
            ExpectData.WORD,
            ExpectText.WORD,
            ExpectHangup.WORD,
            ExpectCrossing.WORD,
            ExpectNoCrossing.WORD,
            ExpectRecord.WORD,
            ExpectEvent.WORD,
            ExpectInteraction.WORD,
            ExpectPage.WORD,
            ExpectRow.WORD,
            ExpectState.WORD,
            ExpectParticipant.WORD,
            ExpectSession.WORD,
            SetFault.WORD,
            MendFault.WORD);

    private Words() {}

    public static List<Word> all() {
        return ALL;
    }

    /** The heads of steps: {@code do expect fault mend}. */
    static List<String> heads() {
        return ALL.stream().map(Word::head).distinct().toList();
    }

    static List<String> under(String head) {
        return ALL.stream().filter(w -> w.head().equals(head)).map(Word::name).toList();
    }

    static Optional<Word> find(String head, String name) {
        return ALL.stream()
                .filter(w -> w.head().equals(head) && w.name().equals(name))
                .findFirst();
    }
}
