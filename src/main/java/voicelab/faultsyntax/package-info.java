/** How faults are written: one form for the command line, scenarios, the API and Java, read strictly. */
package voicelab.faultsyntax;
