package voicelab.engines.sql.tds;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Optional;
import voicelab.protocols.tds.Collation;
import voicelab.protocols.tds.Done;
import voicelab.protocols.tds.Login7;
import voicelab.protocols.tds.PacketEncoder;
import voicelab.protocols.tds.TdsError;
import voicelab.protocols.tds.TdsOutput;
import voicelab.protocols.tds.TokenWriter;

/** Answers LOGIN7. What was wrong with a log-in SQL Server tells its log, not its client: the state is always 1. */
final class LogIn {
    private final TdsServer server;
    private final TdsPipe pipe;
    private final Answer answer;

    LogIn(TdsServer server, TdsPipe pipe, Answer answer) {
        this.server = server;
        this.pipe = pipe;
        this.answer = answer;
    }

    /** @throws TdsFault when it was refused; the reason stands in the answer already */
    TdsSession enter(Login7 asked) throws TdsFault, SQLException {
        if (pipe.number() == 0)
            throw refuse(new TdsFault(
                    17_809,
                    3,
                    20,
                    "Could not connect because the maximum number of '"
                            + server.databases().bounds().connections()
                            + "' user connections has already been reached.",
                    1));
        if (asked.integrated())
            throw refuse(new TdsFault(
                    18_452,
                    1,
                    14,
                    "Login failed. The login is from an untrusted domain and cannot be used "
                            + "with Integrated authentication.",
                    1));
        if (asked.tdsVersion() < Login7.VERSION_7_2 && asked.tdsVersion() != Login7.VERSION_8_0)
            throw refuse(new TdsFault(
                    17_832,
                    20,
                    20,
                    "The login packet used to open the connection is structurally invalid: "
                            + "TDS versions before 7.2 are not spoken here.",
                    1));
        Optional<TdsLogin> login = server.login(asked.user()).filter(known -> fits(known, asked.password()));
        if (login.isEmpty()) throw refuse(failed(asked.user()));
        String database = database(login.get(), asked);
        TdsSession session = new TdsSession(server, login.get(), asked, pipe.number(), pipe.hop(), database);
        welcome(asked, database);
        return session;
    }

    /** Takes as long for any wrong password. */
    private static boolean fits(TdsLogin login, String password) {
        return MessageDigest.isEqual(
                login.password().getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    }

    private static TdsFault failed(String user) {
        return new TdsFault(18_456, 1, 14, "Login failed for user '" + user + "'.", 1);
    }

    private String database(TdsLogin login, Login7 asked) throws TdsFault {
        if (asked.database().isEmpty()) return login.home();
        String known = server.database(asked.database());
        if (known != null && login.mayEnter(known)) return known;
        refuse(new TdsFault(
                4060,
                1,
                11,
                "Cannot open database \"" + asked.database() + "\" requested by the login. The login failed.",
                1));
        throw refuse(failed(asked.user()));
    }

    private TdsFault refuse(TdsFault fault) {
        answer.error(fault.asError(1, ""));
        return fault;
    }

    private void welcome(Login7 asked, String database) {
        int packetBytes = PacketEncoder.agreed(asked.packetBytes());
        answer.token(out -> TokenWriter.environment(out, TokenWriter.ENV_DATABASE, database, TdsServer.MASTER));
        inform(5701, "Changed database context to '" + database + "'.");
        answer.token(out -> TokenWriter.environment(out, TokenWriter.ENV_COLLATION, collation(), new byte[0]));
        answer.token(out -> TokenWriter.environment(out, TokenWriter.ENV_LANGUAGE, "us_english", ""));
        inform(5703, "Changed language setting to us_english.");
        int version = Math.min(asked.tdsVersion(), Login7.VERSION_7_4);
        answer.token(out -> TokenWriter.loginAck(out, version, Version.PROGRAM, Version.bytes()));
        answer.token(out -> TokenWriter.environment(
                out,
                TokenWriter.ENV_PACKET_SIZE,
                Integer.toString(packetBytes),
                Integer.toString(PacketEncoder.FIRST_PACKET_BYTES)));
        if (!asked.features().isEmpty()) answer.token(TokenWriter::noFeatures);
        answer.done(TokenWriter.DONE, 0, Done.NOTHING, 0);
        answer.end();
        answer.packetBytes(packetBytes);
    }

    private void inform(int number, String text) {
        answer.error(new TdsError(number, number == 5701 ? 2 : 1, 10, text, "", 1));
    }

    private static byte[] collation() {
        TdsOutput out = new TdsOutput();
        Collation.LATIN1.write(out);
        return out.toBytes();
    }
}
