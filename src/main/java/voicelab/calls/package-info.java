/**
 * Calls as the journal has them: the entries of many protocols that belong to one call, found by ids that were on the wire,
 * listed and drawn as one ladder. Reads journal entries and nothing else, so it works whoever wrote them.
 */
package voicelab.calls;
