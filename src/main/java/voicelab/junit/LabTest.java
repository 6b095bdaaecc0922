package voicelab.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class with a lab of its own, on the next free /24, so that such classes may run side by side, each on the documented
 * ports. The lab is a parameter of its methods:
 *
 * <pre>{@code
 * @LabTest(profile = "minimal")
 * class OrderTest {
 *     @Test
 *     void an_order_is_taken(Lab lab) throws Exception {
 *         PhoneCall call = lab.phone("sip-endpoint").dial("8001", "sbc", "udp");
 *         ...
 *     }
 * }
 * }</pre>
 *
 * Nested classes share the lab of the class around them. A test that fails shows the journal's last lines and the ladder of what
 * crossed during it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(LabExtension.class)
public @interface LabTest {
    /** A shipped profile's name, a profile's file, or a profile itself: anything with a line break is read as YAML. */
    String profile() default "minimal";

    /** Only these systems of the profile; none named: all. */
    String[] only() default {};

    /** All but these systems. */
    String[] without() default {};

    /** Faults from the start, as {@code gvp-3=cut}; a reset mends them. */
    String[] faults() default {};

    /** A /24 that must be taken, such as {@code 127.20.9.0/24}; empty: the next free one. */
    String net() default "";

    /** Seed of tones, tags and fault probabilities. */
    long seed() default 1;

    /** Whether everything forgets before each test but the first. */
    boolean reset() default true;

    /** Whether a test fails when the lab met an error of its own during it. */
    boolean failOnBugs() default true;
}
