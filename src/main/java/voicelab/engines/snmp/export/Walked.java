package voicelab.engines.snmp.export;

import java.util.List;
import voicelab.protocols.smi.Variable;

/**
 * What a walk brought.
 *
 * @param packets questions sent, those sent again included
 * @param retried questions sent again
 */
public record Walked(List<Variable> variables, int packets, int retried) {}
