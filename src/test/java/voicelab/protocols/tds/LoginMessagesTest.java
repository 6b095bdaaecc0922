package voicelab.protocols.tds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LoginMessagesTest {
    /** The example of [MS-TDS] 4.1, without its packet header. */
    private static final byte[] PRELOGIN =
            HexFormat.of().parseHex("00001a00060100200001020021000103002200040400260001ff0900000000000100b80d000001");

    private static final byte[] LOGIN7 = login("sa", "pass", "gvp_rs");

    private static byte[] login(String user, String password, String database) {
        String[] texts = {"host", user, password, "app", "server", "", "library", "", database};
        TdsOutput names = new TdsOutput();
        TdsOutput data = new TdsOutput();
        int at = 94;
        for (int i = 0; i < texts.length; i++) {
            names.u16(at).u16(texts[i].length());
            TdsOutput text = new TdsOutput().text(texts[i]);
            byte[] bytes = text.toBytes();
            if (i == 2)
                for (int n = 0; n < bytes.length; n++)
                    bytes[n] = (byte) (((bytes[n] & 0xF) << 4 | (bytes[n] & 0xF0) >> 4) ^ 0xA5);
            data.bytes(bytes);
            at += bytes.length;
        }
        TdsOutput out = new TdsOutput()
                .i32(at)
                .i32(Login7.VERSION_7_4)
                .i32(8_000)
                .i32(7)
                .i32(100)
                .i32(0);
        out.u8(0xE0).u8(3).u8(0).u8(0).i32(0).i32(0x409).bytes(names.toBytes()).bytes(new byte[6]);
        for (int i = 0; i < 4; i++) out.u16(at).u16(0);
        out.bytes(Arrays.copyOf(new byte[0], 94 - out.length())).bytes(data.toBytes());
        return out.toBytes();
    }

    @Test
    void prelogin_is_read_and_answered() throws TdsException {
        Prelogin asked = Prelogin.parse(PRELOGIN);
        assertEquals(Prelogin.ENCRYPT_ON, asked.encryption());
        byte[] answer = Prelogin.answer(new byte[] {13, 0, 0, 0, 0, 0}, Prelogin.ENCRYPT_ON, asked)
                .bytes();
        Prelogin read = Prelogin.parse(answer);
        assertEquals(Prelogin.ENCRYPT_ON, read.encryption());
        assertFalse(read.wantsMars());
        assertArrayEquals(answer, read.bytes());
    }

    @Test
    void login7_is_read_with_its_password_and_shows_it_to_nobody() throws TdsException {
        Login7 login = Login7.parse(LOGIN7);
        assertEquals("sa", login.user());
        assertEquals("pass", login.password());
        assertEquals("gvp_rs", login.database());
        assertEquals("library", login.library());
        assertEquals(8_000, login.packetBytes());
        assertFalse(login.toString().contains("pass"));
    }

    @Test
    void cut_short_anywhere_and_changed_anywhere_they_are_read_or_refused() {
        for (byte[] whole : new byte[][] {PRELOGIN, LOGIN7}) {
            boolean prelogin = whole == PRELOGIN;
            for (int length = 0; length < whole.length - 1; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThrows(TdsException.class, () -> parse(prelogin, cut), "at " + length);
            }
            Random random = new Random(3);
            for (int i = 0; i < 5_000; i++) {
                byte[] changed = whole.clone();
                for (int n = 0; n < 3; n++) changed[random.nextInt(changed.length)] = (byte) random.nextInt();
                try {
                    parse(prelogin, changed);
                } catch (TdsException e) {
                    assertFalse(e.getMessage().isEmpty());
                }
            }
        }
    }

    private static Object parse(boolean prelogin, byte[] bytes) throws TdsException {
        return prelogin ? Prelogin.parse(bytes) : Login7.parse(bytes);
    }
}
