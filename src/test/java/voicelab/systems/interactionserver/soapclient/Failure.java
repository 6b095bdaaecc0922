package voicelab.systems.interactionserver.soapclient;

import jakarta.xml.ws.WebFault;

/** {@code FaultMessage}. */
@WebFault(name = "FaultMessage", targetNamespace = "http://www.genesyslab.com/interaction")
public class Failure extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Calls.Fault fault;

    public Failure(String message, Calls.Fault fault) {
        super(message);
        this.fault = fault;
    }

    public Calls.Fault getFaultInfo() {
        return fault;
    }
}
