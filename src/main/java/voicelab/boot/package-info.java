/**
 * Starts and stops a lab: constructor calls, top to bottom. {@link voicelab.boot.Catalogue} is the tour of the rooms,
 * {@link voicelab.boot.RunningLab} what is started, in which order, and how failures are gathered.
 */
package voicelab.boot;
