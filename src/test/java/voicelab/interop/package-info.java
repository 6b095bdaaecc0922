/**
 * The lab from outside: {@code lab.jar} in a process of its own, and clients that this project did not write (sipp,
 * baresip, ActiveMQ's clients, curl, tcpdump and tshark, which are Debian packages: see {@code .ci/run}). Tests tagged
 * {@code interop} run with {@code -Pinterop}; those without the tag need Java sockets only.
 */
package voicelab.interop;
