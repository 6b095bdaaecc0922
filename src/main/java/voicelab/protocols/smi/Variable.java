package voicelab.protocols.smi;

/** A variable binding: the name of an object's instance and its value. */
public record Variable(Oid name, Value value) {
    public static Variable unset(Oid name) {
        return new Variable(name, Value.NULL);
    }

    public Variable with(Value next) {
        return new Variable(name, next);
    }

    @Override
    public String toString() {
        return name + " = " + value.text();
    }
}
