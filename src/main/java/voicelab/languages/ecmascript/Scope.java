package voicelab.languages.ecmascript;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mozilla.javascript.ScriptableObject;

/**
 * One level of variables; names that it lacks are looked for in its parent. A named scope holds a variable of its own name
 * that is the scope itself ({@code dialog.x}), VoiceXML 2.0 5.1.2.
 */
public final class Scope {
    private final Scripts scripts;
    private final Scope parent;
    private final ScriptableObject variables;

    Scope(Scripts scripts, Scope parent, ScriptableObject variables) {
        this.scripts = scripts;
        this.parent = parent;
        this.variables = variables;
    }

    public Scope parent() {
        return parent;
    }

    /** Whether this very scope declares the name. */
    public boolean has(String name) {
        return variables.has(name, variables);
    }

    /** The value in this very scope; undefined when not declared. */
    public Object get(String name) {
        return scripts.quietly(Scripts.UNDEFINED, context -> Scripts.found(variables.get(name, variables)));
    }

    /** Declares the name here, or gives it a new value. */
    public void put(String name, Object value) {
        scripts.quietly(null, context -> {
            variables.put(name, variables, value);
            return null;
        });
    }

    /** The nearest scope from here outwards that declares the name, or null. */
    public Scope find(String name) {
        for (Scope scope = this; scope != null; scope = scope.parent) if (scope.has(name)) return scope;
        return null;
    }

    /** Makes this scope reachable under a name that scripts cannot overwrite by accident of iteration. */
    public void nameItself(String name) {
        variables.defineProperty(name, variables, ScriptableObject.DONTENUM | ScriptableObject.PERMANENT);
    }

    /** What this very scope declares, a copy. */
    public Map<String, Object> names() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Object id : variables.getIds()) all.put(id.toString(), get(id.toString()));
        return all;
    }

    ScriptableObject variables() {
        return variables;
    }
}
