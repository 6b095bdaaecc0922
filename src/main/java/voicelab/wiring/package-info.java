/**
 * The arrows: per link two Camel half routes of one shape, {@code <link>} and {@code <link>.back}, each tap, faults,
 * client endpoint; and the native arrows of media beside them. Camel is seen here only.
 */
package voicelab.wiring;
