/** What an SNMP exporter does: walks an agent, and makes the text of a scrape of what it found. */
package voicelab.engines.snmp.export;
