package voicelab.systems.customersystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import org.junit.jupiter.api.Test;

class OrderBookTest {
    @Test
    void a_full_book_takes_no_more_and_forgets_nothing() {
        OrderBook book = new OrderBook(Clock.systemUTC());
        for (int i = 0; i < OrderBook.MAX_ORDERS; i++)
            assertTrue(book.place("1", "", "x").isPresent());
        assertTrue(book.place("2", "", "x").isEmpty());
        assertEquals(OrderBook.MAX_ORDERS, book.all().size());
        assertTrue(book.find(1).isPresent());
    }
}
