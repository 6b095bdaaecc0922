package voicelab.systems.servicediscovery;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigClient;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigFilter;
import voicelab.protocols.frames.KvList;

/**
 * The Configuration Server over gvp-5 for somebody who waits: each call blocks until it is answered.
 *
 * @param client null when there is none in this lab
 */
record ConfigBook(ConfigClient client) {
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    List<CfgObject> read(CfgType type, ConfigFilter filter) throws IOException {
        return wait(() -> client.readObjects(type, filter));
    }

    CfgObject create(CfgObject draft) throws IOException {
        return wait(() -> client.create(draft));
    }

    void update(CfgDelta delta) throws IOException {
        wait(() -> client.update(delta));
    }

    void delete(CfgType type, int dbid) throws IOException {
        wait(() -> client.delete(type, dbid));
    }

    /**
     * The DBID of a folder; what is missing of its path is made.
     *
     * @param path from the root, {@code \} between names
     * @param holds the type that it is for
     * @param annex of the last one, when that is made
     */
    int folder(String path, CfgType holds, KvList annex) throws IOException {
        int parent = 0;
        String[] names = path.split("\\\\");
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            int in = parent;
            List<CfgObject> there = read(CfgType.FOLDER, ConfigFilter.name(name)).stream()
                    .filter(folder -> folder.number(CfgObject.FOLDER_DBID).orElse(0) == in)
                    .toList();
            parent = there.isEmpty()
                    ? makeFolder(name, holds, in, i == names.length - 1 ? annex : KvList.EMPTY)
                    : there.get(0).dbid();
        }
        return parent;
    }

    private int makeFolder(String name, CfgType holds, int in, KvList annex) throws IOException {
        CfgObject draft = CfgObject.named(CfgType.FOLDER, name)
                .with("type", holds.number())
                .withUserProperties(annex);
        return create(in == 0 ? draft : draft.with(CfgObject.FOLDER_DBID, in)).dbid();
    }

    private <T> T wait(Supplier<CompletableFuture<T>> asking) throws IOException {
        if (client == null) throw new IOException("no Configuration Server in this lab");
        if (!client.isReady()) throw new IOException("the Configuration Server cannot be reached");
        try {
            return asking.get().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the Configuration Server did not answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConfigFailure refusal) throw refusal;
            throw new IOException("the Configuration Server: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
