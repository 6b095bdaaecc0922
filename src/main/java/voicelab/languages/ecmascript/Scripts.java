package voicelab.languages.ecmascript;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextAction;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * The scripts of one dialog session: scopes, evaluation, and what the resulting values are. Used by one thread at a time.
 */
public final class Scripts {
    /** ECMAScript's undefined as it leaves a script. */
    public static final Object UNDEFINED = Undefined.instance;

    private static final int MAX_COMPILED = 500;
    private static final int MAX_SOURCE_CHARS = 500_000;

    private final ScriptLimits limits;
    private final BudgetedContexts contexts;
    private final ScriptableObject standardObjects;
    private final Map<String, Script> compiled = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Script> eldest) {
            return size() > MAX_COMPILED;
        }
    };

    public Scripts(ScriptLimits limits) {
        this.limits = limits;
        this.contexts = new BudgetedContexts(limits);
        this.standardObjects = contexts.call(Context::initSafeStandardObjects);
    }

    /** A scope inside another one, or the outermost when {@code parent} is null. {@code name} may be null (anonymous). */
    public Scope scope(String name, Scope parent) {
        ScriptableObject variables = contexts.call(context -> {
            ScriptableObject fresh = (ScriptableObject) context.newObject(standardObjects);
            fresh.setPrototype(null);
            fresh.setParentScope(parent == null ? standardObjects : parent.variables());
            return fresh;
        });
        Scope scope = new Scope(this, parent, variables);
        if (name != null) scope.nameItself(name);
        return scope;
    }

    /** The value of an expression. {@code page} and {@code line} name the place in messages. */
    public Object evaluate(Scope scope, String expression, String page, int line) throws ScriptFailure {
        return guarded(
                line,
                context -> expression(context, expression, page, line)
                        .exec(context, scope.variables(), scope.variables()));
    }

    /** Runs a program: what it declares becomes variables of the scope. */
    public void run(Scope scope, String program, String page, int line) throws ScriptFailure {
        guarded(
                line,
                context -> compile(context, program, page, line).exec(context, scope.variables(), scope.variables()));
    }

    /** {@code target = value} for a target such as {@code a.b[3]}; undeclared simple names are the caller's to refuse. */
    public void assign(Scope scope, String target, Object value, String page, int line) throws ScriptFailure {
        Scope carrier = scope(null, scope);
        carrier.put("_assigned$", value);
        run(carrier, target + " = _assigned$;", page, line);
    }

    public static boolean isUndefined(Object value) {
        return Undefined.isUndefined(value);
    }

    public boolean truth(Object value) {
        return quietly(false, context -> Context.toBoolean(value));
    }

    /** The value as ECMAScript's ToString gives it. */
    public String text(Object value, int line) throws ScriptFailure {
        if (value instanceof CharSequence already) return already.toString();
        return guarded(line, context -> Context.toString(value));
    }

    /** A copy of plain Java values: Map, List, String, Double, Boolean, null. Bounded; circles end in null. */
    public Object plain(Object value) {
        return quietly(null, context -> new PlainValue(limits.valueNodes()).out(value, 0));
    }

    /** A script value made of Java's Map, List, String, Number, Boolean, null. */
    public Object wrap(Object value) {
        return contexts.call(context -> PlainValue.in(context, standardObjects, value));
    }

    /** An array's member, or undefined when there is none or the value is no object. */
    public Object member(Object object, int index) {
        if (!(object instanceof Scriptable scriptable)) return UNDEFINED;
        return quietly(UNDEFINED, context -> found(ScriptableObject.getProperty(scriptable, index)));
    }

    /** A member of an object, or undefined when there is none or the value is no object. */
    public Object member(Object object, String name) {
        if (!(object instanceof Scriptable scriptable)) return UNDEFINED;
        return quietly(UNDEFINED, context -> found(ScriptableObject.getProperty(scriptable, name)));
    }

    /** Sets a member of an object that {@link #wrap} or a script made. */
    public void setMember(Object object, String name, Object value) {
        if (object instanceof Scriptable scriptable)
            quietly(null, context -> {
                ScriptableObject.putProperty(scriptable, name, value);
                return null;
            });
    }

    static Object found(Object value) {
        return value == Scriptable.NOT_FOUND ? UNDEFINED : value;
    }

    /** For what is no script but may run one: getters and setters that the page defined. Their failures count as absence. */
    <T> T quietly(T otherwise, ContextAction<T> action) {
        try {
            return guarded(0, action);
        } catch (ScriptFailure e) {
            return otherwise;
        }
    }

    private Script expression(Context context, String source, String page, int line) {
        String key = page + ":" + line + "(" + source;
        Script known = compiled.get(key);
        if (known != null) return known;
        Script script;
        try {
            // in brackets an object literal is one; expressions that end in ";" are met in real pages, so then as
            // written
            script = compile(context, "(" + source + "\n)", page, line);
        } catch (EvaluatorException e) {
            script = compile(context, source, page, line);
        }
        compiled.put(key, script);
        return script;
    }

    private Script compile(Context context, String source, String page, int line) {
        if (source.length() > MAX_SOURCE_CHARS)
            throw new BudgetedContexts.Spent("the script is longer than " + MAX_SOURCE_CHARS + " characters");
        return compiled.computeIfAbsent(
                page + ":" + line + " " + source, key -> context.compileString(source, page, Math.max(1, line), null));
    }

    private <T> T guarded(int line, ContextAction<T> action) throws ScriptFailure {
        contexts.newScript();
        try {
            return contexts.call(action);
        } catch (RhinoException e) {
            throw new ScriptFailure(e.details(), e.lineNumber() > 0 ? e.lineNumber() : line);
        } catch (BudgetedContexts.Spent e) {
            throw new ScriptFailure(e.getMessage(), line);
        } catch (StackOverflowError e) {
            throw new ScriptFailure("the script is nested too deeply", line);
        } catch (RuntimeException | OutOfMemoryError e) {
            // Rhino's own limits, such as a string that no array can hold; what the script held is garbage by now
            throw new ScriptFailure("the script cannot go on: " + e, line);
        }
    }
}
