package voicelab.systems.servicehandler;

/**
 * How a self-test call went.
 *
 * @param trouble what was wrong, in a sentence; empty when MCP is ready
 * @param packets RTP packets that came from MCP
 * @param heard what MCP said, decoded from them
 * @param millis how long it took
 */
record SelfTestResult(String trouble, long packets, String heard, long millis) {
    boolean ready() {
        return trouble.isEmpty();
    }
}
