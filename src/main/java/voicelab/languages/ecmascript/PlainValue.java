package voicelab.languages.ecmascript;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/** Script values to Java's plain ones and back, without following circles for ever. */
final class PlainValue {
    private static final int MAX_DEPTH = 16;

    private int left;

    PlainValue(int nodes) {
        this.left = nodes;
    }

    /** Map, List, String, Double, Boolean or null; functions and what lies too deep become null. */
    Object out(Object value, int depth) {
        if (value == null || Undefined.isUndefined(value) || --left < 0 || depth > MAX_DEPTH) return null;
        if (value instanceof CharSequence text) return text.toString();
        if (value instanceof Number number) return number.doubleValue();
        if (value instanceof Boolean truth) return truth;
        if (value instanceof Function) return null;
        if (value instanceof NativeArray array) return list(array, depth);
        if (value instanceof Scriptable object) return map(object, depth);
        return value.toString();
    }

    private List<Object> list(NativeArray array, int depth) {
        List<Object> all = new ArrayList<>();
        long length = array.getLength();
        for (int i = 0; i < length && left > 0; i++) all.add(out(ScriptableObject.getProperty(array, i), depth + 1));
        return all;
    }

    private Map<String, Object> map(Scriptable object, int depth) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Object id : object.getIds()) {
            if (left <= 0) break;
            Object member = id instanceof Integer index
                    ? ScriptableObject.getProperty(object, index)
                    : ScriptableObject.getProperty(object, id.toString());
            all.put(id.toString(), out(member, depth + 1));
        }
        return all;
    }

    static Object in(Context context, Scriptable top, Object value) {
        if (value instanceof Map<?, ?> map) {
            Scriptable object = context.newObject(top);
            map.forEach((key, member) ->
                    ScriptableObject.putProperty(object, String.valueOf(key), in(context, top, member)));
            return object;
        }
        if (value instanceof List<?> list) {
            Object[] members =
                    list.stream().map(member -> in(context, top, member)).toArray();
            return context.newArray(top, members);
        }
        if (value instanceof Number number) return number.doubleValue();
        if (value == null || value instanceof Boolean || value instanceof Scriptable) return value;
        return value == Scripts.UNDEFINED ? value : value.toString();
    }
}
