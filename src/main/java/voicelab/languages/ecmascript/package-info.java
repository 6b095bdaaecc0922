/**
 * ECMAScript for the dialog languages: Rhino in interpreted mode, the language level of SpiderMonkey 1.7 (gvp.md 2.2), no
 * Java in sight, every script on a budget of instructions. This is the only package that sees Rhino.
 *
 * <p>Values that leave a script are opaque {@code Object}s; {@link voicelab.languages.ecmascript.Scripts} tells what they
 * are. Not bounded: the memory that a script takes and the machine's own clock behind {@code Date}.
 */
package voicelab.languages.ecmascript;
