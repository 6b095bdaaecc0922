package voicelab.engines.frames.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import voicelab.protocols.frames.FrameMessage;

/** What a {@link ConfigClient} wants to hear of, kept across connections. */
final class Subscriptions {
    private static final Map<String, ConfigChange.Kind> KINDS = Map.of(
            ConfigNames.EVENT_OBJECT_CREATED, ConfigChange.Kind.CREATED,
            ConfigNames.EVENT_OBJECT_UPDATED, ConfigChange.Kind.UPDATED,
            ConfigNames.EVENT_OBJECT_DELETED, ConfigChange.Kind.DELETED);

    private final List<ConfigSubscription> all = new CopyOnWriteArrayList<>();
    private final Function<List<ConfigInterest>, CompletableFuture<?>> register;
    private final Consumer<ConfigInterest> unregister;

    Subscriptions(Function<List<ConfigInterest>, CompletableFuture<?>> register, Consumer<ConfigInterest> unregister) {
        this.register = register;
        this.unregister = unregister;
    }

    ConfigSubscription add(ConfigInterest interest, Consumer<ConfigChange> listener) {
        ConfigSubscription added = new ConfigSubscription(interest, listener, this::remove);
        all.add(added);
        // without a connection this fails, and the next login's renewal carries it
        register.apply(List.of(interest)).thenRun(() -> added.confirmed().complete(null));
        return added;
    }

    private void remove(ConfigSubscription ended) {
        if (!all.remove(ended)) return;
        boolean last = all.stream().noneMatch(other -> other.interest().equals(ended.interest()));
        if (last) unregister.accept(ended.interest());
    }

    /** Registers everything anew at a new connection. */
    CompletableFuture<?> renew() {
        List<ConfigSubscription> now = List.copyOf(all);
        if (now.isEmpty()) return CompletableFuture.completedFuture(null);
        return register.apply(now.stream()
                        .map(ConfigSubscription::interest)
                        .distinct()
                        .toList())
                .thenRun(() -> now.forEach(each -> each.confirmed().complete(null)));
    }

    void hear(FrameMessage message) {
        ConfigChange.Kind kind = KINDS.get(message.messageName());
        Optional<CfgType> type = CfgType.of(message.attribute("objectType").asText());
        if (kind == null || type.isEmpty()) return;
        Optional<CfgObject> object = kind == ConfigChange.Kind.DELETED
                ? Optional.empty()
                : Optional.of(ConfigClient.object(type.get(), message.attribute("object")));
        ConfigChange change = new ConfigChange(
                kind, type.get(), message.number(CfgObject.DBID).orElse(0), object);
        int tenant = message.number(CfgObject.TENANT_DBID).orElse(0);
        all.forEach(each -> each.hear(change, tenant));
    }

    static FrameMessage message(String name, List<ConfigInterest> interests) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (ConfigInterest interest : interests) {
            ObjectNode each =
                    array.addObject().put("objectType", interest.type().number());
            interest.dbid().ifPresent(dbid -> each.put(CfgObject.DBID, dbid));
            interest.tenantDbid().ifPresent(tenant -> each.put(CfgObject.TENANT_DBID, tenant));
        }
        return FrameMessage.named(name).put("subscriptions", array).build();
    }
}
