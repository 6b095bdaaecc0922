/**
 * Events of the reporting streams as they cross an arrow to or from Kafka: one record of a topic
 * ({@link voicelab.protocols.streams.EventParcel}) and what a client and the broker say about records
 * ({@link voicelab.protocols.streams.StreamParcel}). Bytes on the wire are Kafka's own protocol; a parcel holds what a person
 * reads of it.
 *
 * <p>Topic names that the vendor documents: {@code digital-itx} (read by the GIM Stream Processor), {@code voice-callthread},
 * {@code voice-agentstate}, {@code gca-cfg}. The voice topics carry JSON whose {@code id} is the event's name, with keys
 * {@code {tenant_id}:{callthread_id}} and {@code {tenant_id}:{agent_id}}
 * (https://all.docs.genesys.com/VM/Current/VMEventsandModels/Topics). What {@code digital-itx} carries is not public.
 */
package voicelab.protocols.streams;
