/** The test catalogue: rooms that no product ships, added by the recipe of docs/adding-a-system.md, so that it stays true. */
package voicelab.example;
