package voicelab.systems.consul;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import voicelab.engines.http.HttpRefusal;

/**
 * A filter expression, evaluated on one row of an answer: {@code Meta.zone == "a" and "v1" in Tags}. Source: Consul's
 * documentation of filtering. Not done: {@code any} and {@code all}.
 */
sealed interface Filter {

    /** Whether a row stays. */
    boolean keeps(JsonNode row);

    /** An empty expression keeps everything. */
    static Filter of(String expression) throws HttpRefusal {
        return expression.isBlank() ? new All() : new FilterReader(expression).read();
    }

    record All() implements Filter {
        @Override
        public boolean keeps(JsonNode row) {
            return true;
        }
    }

    record Not(Filter inner) implements Filter {
        @Override
        public boolean keeps(JsonNode row) {
            return !inner.keeps(row);
        }
    }

    record And(Filter left, Filter right) implements Filter {
        @Override
        public boolean keeps(JsonNode row) {
            return left.keeps(row) && right.keeps(row);
        }
    }

    record Or(Filter left, Filter right) implements Filter {
        @Override
        public boolean keeps(JsonNode row) {
            return left.keeps(row) || right.keeps(row);
        }
    }

    /** A list on the way stands for each of its items: one that fits is enough. */
    record Equal(List<String> selector, String value) implements Filter {
        @Override
        public boolean keeps(JsonNode row) {
            return select(row, selector).stream()
                    .anyMatch(n -> n.isValueNode() && n.asText().equals(value));
        }
    }

    record Empty(List<String> selector) implements Filter {
        @Override
        public boolean keeps(JsonNode row) {
            return select(row, selector).stream()
                    .allMatch(n -> n.isNull()
                            || (n.isContainerNode() && n.isEmpty())
                            || (n.isTextual() && n.textValue().isEmpty()));
        }
    }

    /** {@code "v1" in Tags}, {@code Tags contains "v1"}: an item of a list, a key of a mapping, a part of a text. */
    record Contains(List<String> selector, String value) implements Filter {
        @Override
        public boolean keeps(JsonNode row) {
            return select(row, selector).stream().anyMatch(this::holds);
        }

        private boolean holds(JsonNode node) {
            if (node.isArray()) return Json.words(node).contains(value);
            return node.isObject() ? node.has(value) : node.asText().contains(value);
        }
    }

    record Matches(List<String> selector, Pattern pattern) implements Filter {
        @Override
        public boolean keeps(JsonNode row) {
            return select(row, selector).stream()
                    .anyMatch(
                            n -> n.isTextual() && pattern.matcher(n.textValue()).find());
        }
    }

    private static List<JsonNode> select(JsonNode row, List<String> selector) {
        List<JsonNode> at = List.of(row);
        for (String name : selector) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : at) {
                if (node.isArray()) node.forEach(item -> add(next, item.path(name)));
                else add(next, node.path(name));
            }
            at = next;
        }
        return at;
    }

    private static void add(List<JsonNode> to, JsonNode node) {
        if (!node.isMissingNode()) to.add(node);
    }
}
