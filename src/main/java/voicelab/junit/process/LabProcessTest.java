package voicelab.junit.process;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class with a lab of its own in a process of its own, on the next free /24, so that such classes may run side by side,
 * each on the documented ports. The lab is a parameter of its methods:
 *
 * <pre>{@code
 * @LabProcessTest(profile = "minimal")
 * class OrderTest {
 *     @Test
 *     void an_order_is_taken(LabProcess lab) {
 *         LabCall call = lab.dial("8001").answered();
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
@ExtendWith(LabProcessExtension.class)
public @interface LabProcessTest {
    /** Where {@code lab.jar} is; empty: the system property {@code voicelab.jar}, else the environment's {@code VOICELAB_JAR}. */
    String jar() default "";

    /** A shipped profile's name or a profile's file. */
    String profile() default "minimal";

    /** Further words for {@code lab boot}, such as {@code "--without", "das", "--fault", "gvp-3=cut"}. */
    String[] options() default {};

    /** Options of the lab's JVM. */
    String[] jvm() default {};

    /** How long the lab may take until it is ready. */
    int bootSeconds() default 60;

    /** Whether everything forgets before each test but the first. */
    boolean reset() default true;

    /** Whether a test fails when the lab met an error of its own during it. */
    boolean failOnBugs() default true;
}
