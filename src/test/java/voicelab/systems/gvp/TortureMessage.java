package voicelab.systems.gvp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One message of {@code sip/torture.txt}: what RFC 4475 or RFC 5118 tries in that section, in words of ours.
 *
 * @param section such as {@code 4475 3.1.2.6}
 * @param asked what the RFC asks for: statuses, {@code valid} (any final answer but 400 and 505), {@code silence}
 */
record TortureMessage(String name, String section, String what, Set<String> asked, String text) {
    private static final Pattern MARK = Pattern.compile("\\{(?:hex ([0-9a-f ]+)|(\\d+) x (\\w+)|(run)|(length))}");

    static List<TortureMessage> all() throws IOException {
        List<TortureMessage> all = new ArrayList<>();
        try (InputStream in = TortureMessage.class.getResourceAsStream("/sip/torture.txt")) {
            String whole = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String[] parts = whole.split("(?m)^==== ");
            for (int i = 1; i < parts.length; i++) all.add(of(parts[i]));
        }
        return all;
    }

    private static TortureMessage of(String part) {
        int line = part.indexOf('\n');
        String[] head = part.substring(0, line).split(" \\| ");
        Set<String> asked = Stream.of(head[3].split(", ")).collect(Collectors.toUnmodifiableSet());
        return new TortureMessage(head[0], head[1], head[2], asked, part.substring(line + 1));
    }

    boolean isInvite() {
        return text.startsWith("INVITE");
    }

    /** @param run told apart from every other sending by it */
    byte[] bytes(String run) {
        byte[] whole = filled(run, "0");
        int body = new String(whole, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
        return filled(run, Integer.toString(whole.length - body));
    }

    private byte[] filled(String run, String length) {
        String crlf = text.replace("\n", "\r\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Matcher mark = MARK.matcher(crlf);
        int at = 0;
        while (mark.find()) {
            out.writeBytes(crlf.substring(at, mark.start()).getBytes(StandardCharsets.UTF_8));
            at = mark.end();
            if (mark.group(1) != null) for (String hex : mark.group(1).split(" ")) out.write(Integer.parseInt(hex, 16));
            else if (mark.group(2) != null)
                out.writeBytes(
                        mark.group(3).repeat(Integer.parseInt(mark.group(2))).getBytes(StandardCharsets.UTF_8));
            else out.writeBytes((mark.group(4) != null ? run : length).getBytes(StandardCharsets.UTF_8));
        }
        out.writeBytes(crlf.substring(at).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** Whether the RFC asks for such an answer; an empty one is silence. */
    boolean allows(String answer) {
        if (answer.isEmpty()) return asked.contains("silence");
        String status = answer.substring(0, 3);
        return asked.contains(status)
                || (asked.contains("valid") && !Set.of("400", "500", "505").contains(status));
    }
}
