/** What can go wrong on purpose: faults as values that can be listed, printed, put in YAML and switched on exhaustively. */
package voicelab.fault;
