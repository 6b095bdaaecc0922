package voicelab.engines.http;

import java.util.Optional;

/** Where pages come from. */
@FunctionalInterface
public interface PageSource {
    /** @param path decoded, relative, without empty, {@code .} or {@code ..} segments: {@code prompts/hello.wav} */
    Optional<Page> find(String path) throws HttpRefusal;
}
