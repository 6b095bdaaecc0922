package voicelab.engines.sql.pg;

import voicelab.engines.sql.text.Tokens;

/** BEGIN, COMMIT, ROLLBACK and savepoints. */
final class TransactionControl {
    private TransactionControl() {}

    static Plan plan(Tokens s) throws PgFault {
        return switch (s.name(0)) {
            case "begin" -> begin(s, s.is(1, "work") || s.is(1, "transaction") ? 2 : 1, "BEGIN");
            case "start" -> s.is(1, "transaction") ? begin(s, 2, "START TRANSACTION") : Refusals.syntax(s, 1);
            case "commit", "end" -> commit(s);
            case "rollback", "abort" -> rollback(s);
            case "savepoint" -> savepoint("SAVEPOINT", name(s, 1));
            default -> release(s);
        };
    }

    private static Plan begin(Tokens s, int at, String tag) throws PgFault {
        TransactionModes modes = TransactionModes.read(s, at);
        return (session, values) -> {
            session.begin(modes);
            return Outcome.done(tag);
        };
    }

    private static Plan commit(Tokens s) throws PgFault {
        if (s.is(1, "prepared")) throw PgFault.unsupported("COMMIT PREPARED");
        return ending((session, values) -> Outcome.done(session.commit() ? "COMMIT" : "ROLLBACK"));
    }

    private static Plan rollback(Tokens s) throws PgFault {
        int at = s.is(1, "work") || s.is(1, "transaction") ? 2 : 1;
        if (s.is(1, "prepared")) throw PgFault.unsupported("ROLLBACK PREPARED");
        if (!s.is(at, "to"))
            return ending((session, values) -> {
                session.rollback();
                return Outcome.done("ROLLBACK");
            });
        String name = name(s, s.is(at + 1, "savepoint") ? at + 2 : at + 1);
        return ending((session, values) -> {
            session.rollbackTo(name);
            return Outcome.done("ROLLBACK");
        });
    }

    private static Plan savepoint(String tag, String name) {
        return (session, values) -> {
            session.savepoint(tag, name);
            return Outcome.done(tag);
        };
    }

    private static Plan release(Tokens s) throws PgFault {
        String name = name(s, s.is(1, "savepoint") ? 2 : 1);
        return (session, values) -> {
            session.savepoint("RELEASE SAVEPOINT", name);
            return Outcome.done("RELEASE");
        };
    }

    private static String name(Tokens s, int at) throws PgFault {
        if (!s.get(at).isName() || s.size() != at + 1)
            Refusals.syntax(s, s.get(at).isName() ? at + 1 : at);
        return s.name(at);
    }

    private static Plan ending(Plan.Ending plan) {
        return plan;
    }
}
