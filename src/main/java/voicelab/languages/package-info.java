/**
 * Interpreters, one package a language. No sockets and no threads: they see the world through small ports (fetch, play,
 * listen) and run on the thread of whoever calls them.
 */
package voicelab.languages;
