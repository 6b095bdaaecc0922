/** The contract of a stand-in: what a room must do, and everything that the lab hands it. */
package voicelab.standin;
