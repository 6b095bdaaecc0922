/** What crossed which arrow, in order: bounded, correlated by what is on the wire, and able to be waited for. */
package voicelab.journal;
