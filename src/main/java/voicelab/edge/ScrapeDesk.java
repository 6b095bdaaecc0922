package voicelab.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import voicelab.Lab;

/** Somebody who looks at Prometheus: has it scrape, and asks for what it read. */
public final class ScrapeDesk {
    private static final String PROMETHEUS = "prometheus";
    private static final String HTTP = "HTTP";
    private static final int OK = 200;

    private final WebDesk web;

    public ScrapeDesk(Lab lab) {
        web = new WebDesk(lab);
    }

    /**
     * One target's scrape.
     *
     * @param listener {@code resource-manager:LOG_METRICS}
     * @param error empty when it is up
     */
    public record Scraped(String listener, String instance, String url, int samples, String error) {}

    /**
     * Every target of a link, at once and with the nonce in the URL.
     *
     * @param link empty for all
     */
    public List<Scraped> scrape(String link, String nonce) throws IOException {
        String order = "{\"link\":\"" + link + "\",\"nonce\":\"" + nonce + "\"}";
        JsonNode data = data(web.ask(PROMETHEUS, HTTP, "POST", "/lab/v1/scrape", order));
        List<Scraped> all = new ArrayList<>();
        for (JsonNode each : data.path("scrapes"))
            all.add(new Scraped(
                    each.path("listener").asText(),
                    each.path("instance").asText(),
                    each.path("scrapeUrl").asText(),
                    each.path("samples").asInt(),
                    each.path("lastError").asText()));
        return all;
    }

    /** The sum of the last values of a selector's series; 0 when there is none. */
    public double sum(String selector) throws IOException {
        String query = URLEncoder.encode(selector, StandardCharsets.UTF_8);
        double sum = 0;
        for (JsonNode each :
                data(web.get(PROMETHEUS, "/api/v1/query?query=" + query)).path("result"))
            sum += Double.parseDouble(each.path("value").path(1).asText("NaN"));
        return sum;
    }

    private static JsonNode data(WebDesk.Page page) throws IOException {
        JsonNode answer = new ObjectMapper().readTree(page.text());
        if (page.status() != OK)
            throw new IOException("Prometheus answers " + page.status() + ": "
                    + answer.path("error").asText());
        return answer.path("data");
    }
}
