/**
 * XML as the dialog languages need it: a small immutable tree with line numbers, read by the JDK's parser with external
 * entities and DTD loading off and size, depth and element count bounded.
 */
package voicelab.languages.markup;
