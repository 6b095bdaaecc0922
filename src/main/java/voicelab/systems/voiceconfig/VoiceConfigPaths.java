package voicelab.systems.voiceconfig;

import voicelab.engines.http.PathTable;
import voicelab.systems.VendorPaths;

/** What Voice Config answers. Everything here is ours. */
final class VoiceConfigPaths {
    private VoiceConfigPaths() {}

    static PathTable table(Shelf shelf, int mostListed) {
        return PathTable.EMPTY
                .get("/health", new Health(shelf))
                .get("/lab/v1/config", new ListTypes(shelf))
                .get("/lab/v1/config/{type}", new ListObjects(shelf, mostListed))
                .get("/lab/v1/config/{type}/{dbid}", new ReadObject(shelf))
                .otherwise(VendorPaths::notPublic);
    }
}
