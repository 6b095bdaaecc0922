package voicelab.engines.frames.config.document;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigClient;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigFilter;

/** A Configuration Server over its port. Waits for each answer: for threads that may block. */
public record ClientTarget(ConfigClient client, Duration patience) implements ConfigTarget {
    @Override
    public List<CfgObject> read(CfgType type) throws IOException, ConfigFailure {
        return wait(client.readObjects(type, ConfigFilter.ALL));
    }

    @Override
    public CfgObject create(CfgObject draft) throws IOException, ConfigFailure {
        return wait(client.create(draft));
    }

    @Override
    public CfgObject update(CfgDelta delta) throws IOException, ConfigFailure {
        return wait(client.update(delta));
    }

    @Override
    public void delete(CfgType type, int dbid) throws IOException, ConfigFailure {
        wait(client.delete(type, dbid));
    }

    private <T> T wait(CompletableFuture<T> answer) throws IOException, ConfigFailure {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConfigFailure refused) throw refused;
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
