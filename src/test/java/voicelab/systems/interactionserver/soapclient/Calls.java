package voicelab.systems.interactionserver.soapclient;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;

/** The types of the seven calls and their answers. */
public final class Calls {
    private Calls() {}

    @XmlType(
            name = "LabSubmit",
            propOrder = {})
    public static class Submit {
        @XmlElement(name = "ExternalId")
        public String externalId;

        @XmlElement(name = "TenantId")
        public Integer tenantId;

        @XmlElement(name = "Queue")
        public String queue;

        @XmlElement(name = "MediaType")
        public String mediaType;

        @XmlElement(name = "IsOnline")
        public Boolean online;

        @XmlElement(name = "UserData")
        public Kv.ListOf userData;
    }

    @XmlType(
            name = "LabWhich",
            propOrder = {})
    public static class Which {
        @XmlElement(name = "InteractionId")
        public String interactionId;

        @XmlElement(name = "ExternalId")
        public String externalId;

        @XmlElement(name = "Reason")
        public String reason;

        public static Which id(String id) {
            Which which = new Which();
            which.interactionId = id;
            return which;
        }

        public static Which external(String id) {
            Which which = new Which();
            which.externalId = id;
            return which;
        }
    }

    @XmlType(
            name = "LabUpdate",
            propOrder = {})
    public static class Update {
        @XmlElement(name = "InteractionId")
        public String interactionId;

        @XmlElement(name = "AddedProperties")
        public Kv.ListOf added;

        @XmlElement(name = "ChangedProperties")
        public Kv.ListOf changed;

        @XmlElement(name = "DeletedProperties")
        public Kv.ListOf deleted;
    }

    @XmlType(name = "LabNothing")
    public static class Nothing {}

    @XmlType(name = "LabResponse")
    public static class Response {
        @XmlElement(name = "Extension")
        public Kv.ListOf extension;
    }

    @XmlType(
            name = "LabInfo",
            propOrder = {
                "interactionId",
                "externalId",
                "parentId",
                "tenantId",
                "mediaType",
                "type",
                "subtype",
                "queue",
                "state",
                "held",
                "locked",
                "online",
                "receivedAt",
                "submittedAt",
                "submittedBy",
                "placedAt",
                "userData"
            })
    public static class Info {
        @XmlElement(name = "InteractionId")
        public String interactionId;

        @XmlElement(name = "ExternalId")
        public String externalId;

        @XmlElement(name = "ParentInteractionId")
        public String parentId;

        @XmlElement(name = "TenantId")
        public int tenantId;

        @XmlElement(name = "MediaType")
        public String mediaType;

        @XmlElement(name = "InteractionType")
        public String type;

        @XmlElement(name = "InteractionSubtype")
        public String subtype;

        @XmlElement(name = "Queue")
        public String queue;

        @XmlElement(name = "InteractionState")
        public int state;

        @XmlElement(name = "IsHeld")
        public boolean held;

        @XmlElement(name = "IsLocked")
        public boolean locked;

        @XmlElement(name = "IsOnline")
        public boolean online;

        @XmlElement(name = "ReceivedAt")
        public String receivedAt;

        @XmlElement(name = "SubmittedAt")
        public String submittedAt;

        @XmlElement(name = "SubmittedBy")
        public String submittedBy;

        @XmlElement(name = "PlacedInQueueAt")
        public String placedAt;

        @XmlElement(name = "UserData")
        public Kv.ListOf userData;
    }

    @XmlType(
            name = "LabFault",
            propOrder = {"code", "description"})
    public static class Fault {
        @XmlElement(name = "ErrorCode")
        public int code;

        @XmlElement(name = "ErrorDescription")
        public String description;
    }
}
