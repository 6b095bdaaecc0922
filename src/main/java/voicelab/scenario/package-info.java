/**
 * Scenarios: a call and what is expected of it, as a YAML file that drives a lab at its edges and checks what it sees.
 *
 * <p>{@link voicelab.scenario.ScenarioFiles} finds and reads a file strictly, {@link voicelab.scenario.ScenarioRun} runs it in
 * a lab that is up, {@link voicelab.scenario.ScenarioResult} says what became of each step. {@link
 * voicelab.scenario.Words} is the list of everything that a step can be; each word is a file of its own that declares its
 * keys once, for the reader, the schema and the documentation.
 */
package voicelab.scenario;
