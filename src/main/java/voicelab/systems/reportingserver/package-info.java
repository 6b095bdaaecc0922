/**
 * The Reporting Server of the voice platform.
 *
 * <p>The real one is a Java program that takes billing data (CDRs), operational data and service quality data from the
 * resource manager and the media control platforms over ActiveMQ, keeps them in batches in a database, and (in other
 * deployments than private edition) answers HTTP reports.
 *
 * <p>We imitate: OpenWire on 61616 with durable queues, batches into SQL Server over TDS (gvp-16) with "Failed to store a
 * batch" when it is lost, one row a record however often it arrives, reading its application object (retention in section
 * {@code dbmp}, the switch {@code rs.exposerestapis}) from the GVP Configuration Server, the readiness path and the report
 * paths for call detail and VAR on 8080, {@code rsQueueSize} on 9116. Queue names, record bodies, tables, the query queue
 * and the reports' JSON are ours, because the vendor's are not public: docs/call-records.md. A recorder, which is ours,
 * keeps messages that are none of ours.
 *
 * <p>We do not: service quality data, operational reports, reports of CCP, XML.
 *
 * <p>Sources: GVP deployment guide, reporting API reference and private edition charts, as gathered in the facts on GVP,
 * section 3.
 */
package voicelab.systems.reportingserver;
