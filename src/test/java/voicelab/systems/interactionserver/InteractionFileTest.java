package voicelab.systems.interactionserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InteractionFileTest {
    @TempDir
    private Path folder;

    @Test
    void everything_of_an_interaction_comes_back() throws Exception {
        Interaction full = Some.full("1");
        assertEquals(
                full,
                InteractionCodec.read(InteractionCodec.line(full)).interaction().orElseThrow());
        Interaction plain = Some.interaction("2", "chat", "q");
        assertEquals(
                plain,
                InteractionCodec.read(InteractionCodec.line(plain))
                        .interaction()
                        .orElseThrow());
    }

    @Test
    void a_journal_tells_the_last_of_each_and_forgets_the_stopped() throws Exception {
        JournalStore store = new JournalStore(folder, 100);
        assertEquals(List.of(), store.load());
        Interaction one = Some.interaction("1", "chat", "q");
        Interaction changed = one.with(one.userData().with("a", "2"));
        store.put(one);
        store.put(Some.full("2"));
        store.commit();
        store.put(changed);
        store.remove("2");
        store.commit();
        store.put(Some.full("3")); // never committed
        assertEquals(List.of(changed), new JournalStore(copy(), 100).load());
        store.close();
        assertThrows(IOException.class, store::commit);
    }

    @Test
    void a_torn_last_line_is_left_out_at_every_split_point() throws Exception {
        byte[] first = InteractionCodec.line(Some.interaction("1", "chat", "q"));
        byte[] second = InteractionCodec.line(Some.full("2"));
        Path file = folder.resolve("torn");
        for (int cut = 0; cut < second.length; cut++) {
            Files.write(file, first);
            Files.write(file, java.util.Arrays.copyOf(second, cut), StandardOpenOption.APPEND);
            assertEquals(1, InteractionFile.read(file, 10).size());
        }
    }

    @Test
    void a_file_that_cannot_be_is_refused_with_its_line() throws Exception {
        Path file = folder.resolve("bad");
        Files.write(file, InteractionCodec.line(Some.full("1")));
        Files.writeString(file, "{\"id\":5}\n", StandardOpenOption.APPEND);
        IOException bad = assertThrows(IOException.class, () -> InteractionFile.read(file, 10));
        assertTrue(
                bad.getMessage().contains("bad:2: no text \"id\"")
                        || bad.getMessage().contains("bad:2:"),
                bad.getMessage());
        Files.write(file, InteractionCodec.line(Some.full("1")));
        Files.write(file, InteractionCodec.line(Some.full("2")), StandardOpenOption.APPEND);
        assertThrows(IOException.class, () -> InteractionFile.read(file, 1));
    }

    @Test
    void garbage_is_an_io_error_and_never_anything_else() {
        Random random = new Random(11);
        byte[] good = InteractionCodec.line(Some.full("1"));
        int refused = 0;
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = good.clone();
            for (int i = random.nextInt(4); i >= 0; i--)
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            try {
                InteractionCodec.read(bytes);
            } catch (IOException e) {
                refused++;
            }
        }
        assertTrue(refused > 1_000, "refused " + refused);
    }

    @Test
    void a_journal_grown_far_beyond_what_it_tells_is_written_anew() throws Exception {
        JournalStore store = new JournalStore(folder, 100);
        store.load();
        Interaction one = Some.interaction("1", "chat", "q");
        for (int i = 0; i < 10_100; i++) {
            store.put(one);
            if (i % 100 == 0) store.commit();
        }
        store.commit();
        Path file = folder.resolve(InteractionFile.NAME);
        assertTrue(Files.readString(file, StandardCharsets.UTF_8).lines().count() < 1_000);
        assertEquals(List.of(one), InteractionFile.read(file, 10));
        store.close();
    }

    private Path copy() throws IOException {
        Path to = Files.createDirectories(folder.resolve("copy"));
        Files.copy(folder.resolve(InteractionFile.NAME), to.resolve(InteractionFile.NAME));
        return to;
    }
}
