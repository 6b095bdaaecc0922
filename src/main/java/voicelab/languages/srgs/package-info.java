/**
 * Speech Recognition Grammar Specification 1.0, XML form: grammars of keys (mode dtmf) and of words (mode voice, matched as
 * text), and the built-in grammars of VoiceXML 2.0 appendix P for keys.
 *
 * <p>{@link voicelab.languages.srgs.GrammarReader} makes a {@link voicelab.languages.srgs.Grammar};
 * {@link voicelab.languages.srgs.Matcher} says of a sequence of tokens whether it matches, could still match, or never will,
 * and what the tags along the way were. Not here: ABNF form, references to other documents (a grammar with one is refused),
 * weights, languages and lexicons.
 * {@link voicelab.languages.srgs.Semantics} gives the meaning of a match by its tags (SISR 1.0).
 */
package voicelab.languages.srgs;
