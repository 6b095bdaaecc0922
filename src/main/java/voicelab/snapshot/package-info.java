/**
 * A lab's state as one file: a zip with a manifest and a folder for each stand-in that can be snapshotted. What a room
 * writes into its folder is the room's own business.
 */
package voicelab.snapshot;
