package voicelab.systems.interactionserver.soapclient;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;

/** {@code kvitem} lists. */
public final class Kv {
    private Kv() {}

    @XmlType(name = "LabKvList")
    public static class ListOf {
        @XmlElement(name = "kvitem")
        public List<Item> items = new ArrayList<>();

        public ListOf with(String key, Object value) {
            Item item = new Item();
            item.key = key;
            item.value = new Value();
            if (value instanceof Integer number) item.value.number = number;
            else if (value instanceof ListOf list) item.value.list = list;
            else item.value.text = value.toString();
            items.add(item);
            return this;
        }

        public Value get(String key) {
            return items.stream()
                    .filter(item -> item.key.equals(key))
                    .map(item -> item.value)
                    .findFirst()
                    .orElse(null);
        }
    }

    @XmlType(
            name = "LabKvItem",
            propOrder = {"key", "value"})
    public static class Item {
        public String key;
        public Value value;
    }

    @XmlType(
            name = "LabKvValue",
            propOrder = {"text", "number", "list"})
    public static class Value {
        @XmlElement(name = "ValueString")
        public String text;

        @XmlElement(name = "ValueInt")
        public Integer number;

        @XmlElement(name = "ValueList")
        public ListOf list;
    }
}
