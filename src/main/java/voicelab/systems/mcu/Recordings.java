package voicelab.systems.mcu;

import java.util.concurrent.CompletionStage;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.audio.WavWriter;
import voicelab.protocols.http.HttpReply;

/** {@code POST}, {@code GET} and {@code DELETE /lab/v1/conferences/{id}/recording}. */
record Recordings(Floor floor) {
    HttpReply begin(Asked asked) throws HttpRefusal {
        Conference conference = OneConference.find(floor, asked);
        if (conference.mixer.recording())
            throw Refusals.of(409, "the conference is being recorded", "DELETE the recording first");
        conference.mixer.record(floor.settings().recording());
        return JsonBody.reply(201, conference.json());
    }

    HttpReply end(Asked asked) throws HttpRefusal {
        Conference conference = OneConference.find(floor, asked);
        conference.mixer.stopRecording();
        return JsonBody.reply(200, conference.json());
    }

    /** What was mixed so far: WAV, 16 bit, mono, 8 kHz. Megabytes are not copied on the event loop. */
    CompletionStage<HttpReply> read(Asked asked) {
        return floor.ask(() -> OneConference.find(floor, asked).mixer)
                .thenApplyAsync(mixer -> wav(mixer.recorded()), floor.workers());
    }

    private static HttpReply wav(short[] sound) {
        return sound.length == 0
                ? Refusals.of(404, "nothing was recorded", "POST begins a recording")
                        .reply()
                : HttpReply.of(200, "audio/wav", WavWriter.write(sound));
    }
}
