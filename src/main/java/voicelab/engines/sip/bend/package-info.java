/** What faults do to SIP messages on their way over an arrow; who decides when is not seen here. */
package voicelab.engines.sip.bend;
