/**
 * Prometheus: scrapes the metrics of the whole platform and shows them.
 *
 * <p><b>The real one</b> scrapes what its service monitors name every 30 s (gvp-18, mcp-11, mcp-12, ixn-10..12), keeps it for
 * weeks and answers queries in PromQL.
 *
 * <p><b>Imitated</b>: the scrapes, over every arrow of the map that starts here and whose far end runs, each instance a target of
 * its own, at the documented interval of the lab's time; the text format 0.0.4; {@code up}, {@code scrape_duration_seconds} and
 * {@code scrape_samples_scraped}; of the HTTP API {@code targets}, {@code query} for plain selectors, {@code series},
 * {@code labels}, {@code label/NAME/values}, {@code metadata}, {@code /-/healthy}, {@code /-/ready}; a page of its own.
 *
 * <p><b>Ours, because not public</b>: the port 9090 (the tables give none), the labels {@code job}, {@code pod} and
 * {@code container} of a target but for {@code container="mcp-snmp"}; everything under {@code /lab/}: {@code POST
 * /lab/v1/scrape} scrapes now, {@code GET /lab/v1/prometheus.yml} is the configuration for a real Prometheus.
 *
 * <p><b>Not done</b>, and answered so: PromQL beyond a selector, ranges, rules and alerts, remote write, any value but the last.
 * For those point a real Prometheus at the lab.
 *
 * <p>Sources: facts on GVP 1.5, 2.9, 9; Prometheus's public documentation of its configuration and HTTP API.
 */
package voicelab.systems.prometheus;
