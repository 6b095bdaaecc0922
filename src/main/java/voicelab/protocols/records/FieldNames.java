package voicelab.protocols.records;

import voicelab.protocols.Parcel;

/** Field names of the JSON body; docs/call-records.md explains each. */
public final class FieldNames {
    public static final String SCHEMA = "schema";
    public static final String KIND = "kind";
    public static final String ID = "record-id";
    public static final String COMPONENT = "component";
    public static final String NODE = "node";
    public static final String SESSION_ID = Parcel.SESSION_ID;
    public static final String CALL_ID = Parcel.CALL_ID;
    public static final String TENANT = "tenant";
    public static final String PROFILE = "ivr-profile";
    public static final String DNIS = "dnis";
    public static final String ANI = "ani";
    public static final String LOCAL_URI = "local-uri";
    public static final String REMOTE_URI = "remote-uri";
    public static final String CALL_TYPE = "call-type";
    public static final String START = "start";
    public static final String END = "end";
    public static final String RESULT = "result";
    public static final String REASON = "reason";
    public static final String SESSION_DATA = "session-data";
    public static final String AT = "at";
    public static final String LOG_ID = "log-id";
    public static final String NAME = "name";
    public static final String TEXT = "text";
    public static final String FROM = "from";
    public static final String TO = "to";
    public static final String VALUE = "value";

    private FieldNames() {}
}
