/** One package a system of the map; no room sees another room. */
package voicelab.systems;
