package voicelab.systems.servicehandler;

import java.net.InetSocketAddress;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.standin.LabContext;

/**
 * The MCP that this handler belongs to: the one with its number, at its own address.
 *
 * @param sip where its SIP is
 */
record OwnMcp(InstanceId id, InetSocketAddress sip) {
    private static final SystemId MCP = new SystemId("mcp");
    private static final String SIP = "SIP";

    static OwnMcp of(LabContext lab) {
        InstanceId id = new InstanceId(MCP, lab.self().number());
        var listener = lab.map().system(MCP).listener(SIP).orElseThrow();
        InetSocketAddress documented =
                new InetSocketAddress(lab.address(), listener.documentedPort().first());
        InetSocketAddress at = lab.everywhere(MCP, SIP).stream()
                .filter(sip -> sip.getAddress().equals(lab.address()))
                .findFirst()
                .or(() -> lab.where(MCP, SIP))
                .orElse(documented);
        return new OwnMcp(id, at);
    }
}
