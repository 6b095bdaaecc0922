/**
 * VoiceXML. TODO
 */
package voicelab.languages.voicexml;
