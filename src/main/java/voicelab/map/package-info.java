/**
 * The connection map as data: 47 systems, 81 documented rows, 70 links, and the support links that a call needs besides.
 * Loaded from {@code resources/map/*.csv}, checked against itself, immutable. Knows nothing else of the lab.
 */
package voicelab.map;
