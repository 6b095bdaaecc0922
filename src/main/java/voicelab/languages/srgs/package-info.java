/**
 * Speech Recognition Grammar Specification 1.0, XML form: grammars of keys (mode dtmf) and of words (mode voice, matched as
 * text), and the built-in grammars of VoiceXML 2.0 appendix P for keys.
 *
 * <p>{@link voicelab.languages.srgs.GrammarReader} makes a {@link voicelab.languages.srgs.Grammar};
 * {@link voicelab.languages.srgs.Matcher} says of a sequence of tokens whether it matches, could still match, or never will,
 * and what the tags along the way were. Not here: ABNF form, references to other documents (a grammar with one is refused),
 * weights, languages and lexicons; tags are handed over, what they mean is the caller's.
 */
package voicelab.languages.srgs;
