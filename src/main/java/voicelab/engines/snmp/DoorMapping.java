package voicelab.engines.snmp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.snmp4j.TransportStateReference;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.AbstractTransportMapping;

/** The master's own UDP port as snmp4j sees it: no socket and no thread of its own. */
final class DoorMapping extends AbstractTransportMapping<UdpAddress> {
    private final SnmpDoor door;

    DoorMapping(SnmpDoor door) {
        this.door = door;
    }

    void received(byte[] bytes, InetSocketAddress from) {
        UdpAddress peer = new UdpAddress(from.getAddress(), from.getPort());
        TransportStateReference state = new TransportStateReference(
                this, peer, new OctetString(), SecurityLevel.undefined, SecurityLevel.undefined, false, from);
        fireProcessMessage(peer, ByteBuffer.wrap(bytes), state);
    }

    @Override
    public Class<UdpAddress> getSupportedAddressClass() {
        return UdpAddress.class;
    }

    @Override
    public UdpAddress getListenAddress() {
        return new UdpAddress(door.local().getAddress(), door.local().getPort());
    }

    @Override
    public void sendMessage(
            UdpAddress to, byte[] message, TransportStateReference state, long timeoutMillis, int maxRetries) {
        door.write(message, new InetSocketAddress(to.getInetAddress(), to.getPort()));
    }

    @Override
    public void listen() {
        // the door listens
    }

    @Override
    public boolean isListening() {
        return true;
    }

    @Override
    public void close() {
        // the door closes
    }
}
