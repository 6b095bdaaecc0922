package voicelab.engines.sql;

/**
 * A named database of the lab and the one user that may log in to it over the wire. The password is printed in the docs: it
 * keeps accidents out, not people.
 */
public record LabDatabase(String name, String user, String password) {

    /** Without the password: records like to be logged. */
    @Override
    public String toString() {
        return "database " + name + " (user " + user + ")";
    }
}
