/**
 * Configuration Server of the tenant: holds what Interaction Server, Stat Server and the other engagement services read
 * of their configuration.
 *
 * <p>The real one is a Configuration Server as GVP's is, with a database of its own; its binary protocol on 8888 is not
 * published. We imitate what {@code gvp-config-server} imitates, with the same engine: the documented object model and
 * message names inside our open framing ({@code docs/open-framing.md}); see {@link voicelab.systems.ConfigHouse}. Its
 * objects are kept in PostgreSQL, database {@code config}, over link {@code x-13}, in tables of ours
 * ({@code docs/config-server.md}); where no PostgreSQL lives in the lab, in memory.
 *
 * <p>A new database gets a tenant {@code Environment} and an application {@code InteractionServer}; the type number of
 * Interaction Server applications is not in our facts, so it is 0.
 *
 * <p>Not done: permissions and access groups beyond the account's password, locale, password change, application
 * authentication; requests for them are answered "not implemented".
 *
 * <p>Sources: docs.genesys.com PSDK ConfigLayerRef; engagement services private edition guides (Configuration Server as a
 * dependency of Interaction Server, voice configuration service).
 */
package voicelab.systems.configserver;
