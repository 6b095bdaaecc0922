/**
 * The lab's console: a JSON API on port 7000 of the lab's own host, behind a token that was made at boot, and the client
 * that the other commands speak to it with.
 */
package voicelab.web;
