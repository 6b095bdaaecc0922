/**
 * A lab for JUnit 5 in the test's own JVM: {@link voicelab.junit.LabTest} boots one for a class, hands it to the tests and shows
 * what crossed when one fails. Whoever would rather not have the lab's libraries on the class path takes
 * {@code voicelab.junit.process}. Sources: JUnit 5 user guide, extension model. No system is imitated here.
 */
package voicelab.junit;
