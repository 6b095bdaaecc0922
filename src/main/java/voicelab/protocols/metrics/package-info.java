/**
 * Metrics as text: the Prometheus exposition format, version 0.0.4
 * (https://prometheus.io/docs/instrumenting/exposition_formats/), written by every room that is scraped and read by the one that
 * scrapes. The reader keeps to the format's own page and is stricter than Prometheus where that is lenient: the last line ends
 * with a line feed, an escape is one of those named, and no series is told twice. OpenMetrics is not spoken.
 */
package voicelab.protocols.metrics;
