package voicelab.systems.interactionserver.soapclient;

import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.jws.soap.SOAPBinding;

/** The port of our WSDL, document/literal and bare. */
@WebService(name = "LabCapturePoint", targetNamespace = CapturePort.NAMESPACE)
@SOAPBinding(parameterStyle = SOAPBinding.ParameterStyle.BARE)
public interface CapturePort {
    String NAMESPACE = "http://www.genesyslab.com/interaction";

    @WebMethod(operationName = "Submit")
    @WebResult(name = "RequestResponse", targetNamespace = NAMESPACE, partName = "body")
    Calls.Response submit(@WebParam(name = "Submit", targetNamespace = NAMESPACE, partName = "body") Calls.Submit call)
            throws Failure;

    @WebMethod(operationName = "Hold")
    @WebResult(name = "RequestResponse", targetNamespace = NAMESPACE, partName = "body")
    Calls.Response hold(@WebParam(name = "Hold", targetNamespace = NAMESPACE, partName = "body") Calls.Which call)
            throws Failure;

    @WebMethod(operationName = "Resume")
    @WebResult(name = "RequestResponse", targetNamespace = NAMESPACE, partName = "body")
    Calls.Response resume(@WebParam(name = "Resume", targetNamespace = NAMESPACE, partName = "body") Calls.Which call)
            throws Failure;

    @WebMethod(operationName = "Stop")
    @WebResult(name = "RequestResponse", targetNamespace = NAMESPACE, partName = "body")
    Calls.Response stop(@WebParam(name = "Stop", targetNamespace = NAMESPACE, partName = "body") Calls.Which call)
            throws Failure;

    @WebMethod(operationName = "Update")
    @WebResult(name = "RequestResponse", targetNamespace = NAMESPACE, partName = "body")
    Calls.Response update(@WebParam(name = "Update", targetNamespace = NAMESPACE, partName = "body") Calls.Update call)
            throws Failure;

    @WebMethod(operationName = "GetInfo")
    @WebResult(name = "GetInfoResponse", targetNamespace = NAMESPACE, partName = "body")
    Calls.Info getInfo(@WebParam(name = "GetInfo", targetNamespace = NAMESPACE, partName = "body") Calls.Which call)
            throws Failure;

    @WebMethod(operationName = "Ping")
    @WebResult(name = "RequestResponse", targetNamespace = NAMESPACE, partName = "body")
    Calls.Response ping(@WebParam(name = "Ping", targetNamespace = NAMESPACE, partName = "body") Calls.Nothing call)
            throws Failure;
}
