/** The command line: a thin skin over {@link voicelab.Lab} and, for a lab that runs elsewhere, over its console. */
package voicelab.cli;
