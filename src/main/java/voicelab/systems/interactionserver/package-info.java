/** Interaction Server. */
package voicelab.systems.interactionserver;
