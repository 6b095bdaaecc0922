/**
 * The configuration object model as data: for each type its attributes, what they point at, what makes an object of it unique,
 * and which of its lists are keyed. Names as in the public Configuration Layer reference (docs.genesys.com, PSDK, ConfigLayerRef)
 * in lower camel. Flattened by us: {@code CfgGroup} lies in the groups themselves. Words where the reference has enumerations
 * whose numbers we do not know (types of switches, DNs, scripts and transactions).
 */
package voicelab.engines.frames.config.model;
