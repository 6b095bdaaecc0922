/**
 * The Reporting Server of the voice platform.
 *
 * <p>The real one is a Java program that takes billing data (CDRs), operational data and service quality data from the
 * resource manager and the media control platforms over ActiveMQ, keeps them in batches in a database, and (in other
 * deployments than private edition) answers HTTP reports.
 *
 * <p>We imitate: OpenWire on 61616 with durable queues, batches into SQL Server over TDS (gvp-16) with "Failed to store a batch" when it is
 * lost, reading its application object (retention in section {@code dbmp}) from the GVP Configuration Server, one row a
 * record however often it arrives, the readiness path on 8080 and {@code rsQueueSize} on 9116. Queue names, record bodies, tables and the query queue are ours, because the vendor's are
 * not public: docs/call-records.md.
 *
 * <p>We do not: the HTTP reports (switched off in private edition by {@code rs.exposerestapis=false}), VAR and service
 * quality data.
 *
 * <p>Sources: GVP deployment guide and private edition charts, as gathered in the facts on GVP, section 3.
 */
package voicelab.systems.reportingserver;
