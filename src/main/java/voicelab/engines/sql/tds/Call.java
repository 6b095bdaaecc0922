package voicelab.engines.sql.tds;

import java.util.ArrayList;
import java.util.List;

/** A procedure's call: what it was given, and what it gives back. */
final class Call {
    private final String procedure;
    private final List<Argument> arguments;
    private final List<Returned> returned = new ArrayList<>();
    private int status;

    /**
     * A value for an output argument.
     *
     * @param ordinal of the argument, from 0
     */
    record Returned(int ordinal, Argument argument, Object value) {}

    Call(String procedure, List<Argument> arguments) {
        this.procedure = procedure;
        this.arguments = arguments;
    }

    String procedure() {
        return procedure;
    }

    List<Argument> arguments() {
        return arguments;
    }

    /** The argument of that name, or at that position without a name; null when it was not given. */
    Argument argument(int position, String name) {
        for (Argument one : arguments) if (one.name().equalsIgnoreCase(name)) return one;
        return position < arguments.size() && arguments.get(position).name().isEmpty() ? arguments.get(position) : null;
    }

    String text(int position, String name) throws TdsFault {
        Argument argument = argument(position, name);
        if (argument == null)
            throw TdsFault.of(
                    201,
                    "Procedure or function '" + procedure + "' expects parameter '" + name
                            + "', which was not supplied.");
        return argument.value() == null ? "" : argument.value().toString();
    }

    int number(int position, String name) throws TdsFault {
        String text = text(position, name);
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw TdsFault.of(8114, "Error converting data type to int for parameter '" + name + "'.");
        }
    }

    List<Argument> from(int position) {
        return arguments.subList(Math.min(position, arguments.size()), arguments.size());
    }

    void returns(int ordinal, Argument argument, Object value) {
        returned.add(new Returned(ordinal, argument, value));
        if (argument.target() != null) argument.target().value = value;
    }

    List<Returned> returned() {
        return returned;
    }

    int status() {
        return status;
    }

    void status(int number) {
        status = number;
    }
}
