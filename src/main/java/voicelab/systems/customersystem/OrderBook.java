package voicelab.systems.customersystem;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The orders, at most {@value #MAX_ORDERS}: a full book takes no more, it never forgets one that it has confirmed. */
final class OrderBook {
    static final int MAX_ORDERS = 10_000;

    private final Clock clock;
    private final TreeMap<Long, Order> orders = new TreeMap<>();
    private long last;

    OrderBook(Clock clock) {
        this.clock = clock;
    }

    /** Empty when the book is full. */
    synchronized Optional<Order> place(String digits, String session, String from) {
        if (orders.size() >= MAX_ORDERS) return Optional.empty();
        Order order = new Order(++last, digits, session, from, clock.instant());
        orders.put(order.id(), order);
        return Optional.of(order);
    }

    synchronized Optional<Order> find(long id) {
        return Optional.ofNullable(orders.get(id));
    }

    synchronized List<Order> all() {
        return new ArrayList<>(orders.values());
    }

    synchronized boolean delete(long id) {
        return orders.remove(id) != null;
    }

    /** Deletes all; their ids are not given again. */
    synchronized void clear() {
        orders.clear();
    }

    /** As on the first day. */
    synchronized void forget() {
        orders.clear();
        last = 0;
    }
}
