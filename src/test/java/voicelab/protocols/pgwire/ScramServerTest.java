package voicelab.protocols.pgwire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With the exchange that RFC 7677 section 3 prints. */
class ScramServerTest {
    private static final byte[] SALT = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");
    private static final String NONCE = "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    private static final String CLIENT_FIRST = "n,,n=user,r=rOprNGfwEbeRWgbNEkqO";
    private static final String CLIENT_FINAL =
            "c=biws,r=rOprNGfwEbeRWgbNEkqO" + NONCE + ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";

    private static ScramServer server(String password, boolean exists) {
        return new ScramServer(ScramSecret.of(password, SALT, 4_096), exists, NONCE);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void the_exchange_of_the_rfc_is_answered_as_it_prints_it() throws Exception {
        ScramServer server = server("pencil", true);
        assertEquals(
                "r=rOprNGfwEbeRWgbNEkqO" + NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                new String(server.first(utf8(CLIENT_FIRST)), StandardCharsets.UTF_8));
        assertEquals(
                "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
                new String(server.last(utf8(CLIENT_FINAL)), StandardCharsets.UTF_8));
    }

    @Test
    void a_wrong_password_and_an_unknown_user_look_the_same() throws Exception {
        ScramServer wrong = server("pen", true);
        wrong.first(utf8(CLIENT_FIRST));
        assertNull(wrong.last(utf8(CLIENT_FINAL)));
        ScramServer nobody = server("pencil", false);
        nobody.first(utf8(CLIENT_FIRST));
        assertNull(nobody.last(utf8(CLIENT_FINAL)));
    }

    @Test
    void what_is_no_scram_is_refused() {
        for (String first : List.of("", "n", "p=tls-unique,,n=u,r=x", "n,a=other,n=u,r=x", "n,,n=u", "z,,n=u,r=x"))
            assertThrows(PgWireException.class, () -> server("pencil", true).first(utf8(first)), first);
        for (String last : List.of(
                "",
                "c=biws",
                CLIENT_FINAL.replace("c=biws", "c=eSws"),
                CLIENT_FINAL.replace("Ul", "Xl").replace("rOpr", "rOpx"),
                "c=biws,r=rOprNGfwEbeRWgbNEkqO" + NONCE + ",p=AAAA",
                "c=biws,r=rOprNGfwEbeRWgbNEkqO" + NONCE + ",p=%%%"))
            assertThrows(
                    PgWireException.class,
                    () -> {
                        ScramServer server = server("pencil", true);
                        server.first(utf8(CLIENT_FIRST));
                        server.last(utf8(last));
                    },
                    last);
    }
}
