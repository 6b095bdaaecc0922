package voicelab.systems.configserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import voicelab.map.SystemId;
import voicelab.standin.BoundListener;
import voicelab.standin.CallsOut;
import voicelab.standin.LabContext;
import voicelab.standin.Snapshotted;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.ConfigHouse;
import voicelab.systems.SeedImport;

/** The tenant's Configuration Server: an object store behind the open framing on 8888, kept in PostgreSQL over x-13. */
public final class ConfigServerStandIn implements StandIn, CallsOut, Snapshotted {
    private static final SystemId ID = new SystemId("config-server");
    private static final String DATABASE_LINK = "x-13";

    private LabContext lab;
    private ConfigHouse house;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext context) throws StartFailure {
        lab = context;
        ConfigServerSettings settings = ConfigServerSettings.read(lab.settings());
        house = new ConfigHouse(lab, DATABASE_LINK, settings.house(), settings.isKnown(), store -> {
            ConfigServerSeed.fill(store);
            SeedImport.fill(store, settings.documents().get());
        });
        return house.listen();
    }

    @Override
    public CompletionStage<?> arrowsOpen() {
        house.openLate();
        return CompletableFuture.completedFuture(null);
    }

    /** Nothing of a first call needs the tenant's objects, so the lab does not wait for its database. */
    @Override
    public void labReady() {
        lab.workers().execute(house::arrowsOpen);
    }

    @Override
    public void reset() {
        if (house != null) house.reset();
    }

    @Override
    public void save(Path folder) throws IOException {
        house.save(folder);
    }

    @Override
    public void restore(Path folder) throws IOException {
        house.restore(folder);
    }

    @Override
    public void close() {
        if (house != null) house.close();
    }
}
