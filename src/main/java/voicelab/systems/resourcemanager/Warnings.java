package voicelab.systems.resourcemanager;

/** Hears what is wrong with the configuration, under the log id that the platform has for it (facts 1.5), 0 for none. */
@FunctionalInterface
interface Warnings {
    void warn(int logId, String what);

    default void warn(String what) {
        warn(0, what);
    }
}
