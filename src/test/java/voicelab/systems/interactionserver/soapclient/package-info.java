/** What a JAX-WS developer writes against our WSDL; CXF checks it against the description that the capture point serves. */
@XmlSchema(namespace = "http://www.genesyslab.com/interaction", elementFormDefault = XmlNsForm.QUALIFIED)
package voicelab.systems.interactionserver.soapclient;

import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;
