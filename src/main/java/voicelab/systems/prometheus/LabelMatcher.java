package voicelab.systems.prometheus;

/**
 * One condition on one label; a label that is not there is empty.
 *
 * @param regex null for {@code =} and {@code !=}
 */
record LabelMatcher(String label, String text, BoundedRegex regex, boolean negated) {

    boolean fits(String value) {
        boolean is = regex == null ? value.equals(text) : regex.matches(value);
        return is != negated;
    }
}
