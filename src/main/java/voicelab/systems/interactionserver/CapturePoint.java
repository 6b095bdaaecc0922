package voicelab.systems.interactionserver;

import java.util.Set;
import java.util.regex.Pattern;
import voicelab.standin.Settings;

/**
 * One Web Service Capture Point: an application of its own in the real product, with a section {@code default-values}
 * (documented) for what a Submit leaves out.
 *
 * @param name part of its URL
 */
record CapturePoint(String name, String queue, String mediaType, String type, String subtype) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    static CapturePoint read(Settings settings, Set<String> queues) {
        settings.only(Set.of("name", "default-values"));
        String name = settings.text("name", "");
        if (!NAME.matcher(name).matches())
            throw settings.fault("a capture point's name has 1 to 64 of letters, digits, dot, dash and underscore");
        Settings values = settings.section("default-values")
                .only(Set.of("Queue", "MediaType", "InteractionType", "InteractionSubtype"));
        String queue = values.text("Queue", "");
        if (!queue.isEmpty() && !queues.contains(queue)) throw values.fault("there is no queue \"" + queue + "\"");
        return new CapturePoint(
                name,
                queue,
                values.text("MediaType", ""),
                values.text("InteractionType", "Inbound"),
                values.text("InteractionSubtype", "InboundNew"));
    }
}
