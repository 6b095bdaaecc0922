/**
 * A lab for JUnit 5 as a process of its own: {@link voicelab.junit.process.LabProcessTest} starts the fat jar for a test class, hands
 * a small client of the console's API to the tests and ends the process with them, also when the test's JVM dies.
 *
 * <p>This package is a jar by itself ({@code voicelab-junit.jar}): it needs JDK 17 and junit-jupiter-api, and sees nothing else of
 * this project. Sources: JUnit 5 user guide, extension model; RFC 8259 (JSON). No system is imitated here.
 */
package voicelab.junit.process;
