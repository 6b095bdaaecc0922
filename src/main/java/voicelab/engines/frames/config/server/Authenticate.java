package voicelab.engines.frames.config.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.protocols.frames.FrameMessage;

/** {@code RequestAuthenticate{clientName, clientType, userName, password}}: {@code EventAuthenticated} or an error. */
final class Authenticate implements ConfigOperation {
    @Override
    public void answer(ConfigDesk desk, ConfigGuest guest, FrameMessage request) {
        String user = request.text("userName").orElse("");
        String wanted = desk.settings().accounts().get(user);
        String given = request.text("password").orElse("");
        if (wanted == null || !MessageDigest.isEqual(bytes(wanted), bytes(given))) {
            String why = "user name or password of '" + user + "' is wrong";
            ConfigDesk.refuse(guest, request, ConfigNames.WRONG_CREDENTIALS, why);
            if (guest.wrongLogin() >= desk.settings().maxLoginAttempts())
                guest.session().close("too many wrong logins");
            return;
        }
        guest.authenticated(new Author(user, request.text("clientName").orElse("")));
        guest.session()
                .send(FrameMessage.named(ConfigNames.EVENT_AUTHENTICATED)
                        .put("userName", user)
                        .answering(request)
                        .build());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
