package voicelab.engines.frames.config;

/** Numbers of the public CfgAppType enumeration that the rooms use: the {@code type} attribute of a CfgApplication. */
public final class CfgAppType {
    public static final int GVP_MCP = 145;
    public static final int GVP_CCP = 148;
    public static final int GVP_RESOURCE_MANAGER = 149;
    public static final int GVP_REPORTING_SERVER = 153;
    public static final int GVP_CTI_CONNECTOR = 155;
    public static final int ORCHESTRATION_SERVER = 161;
    public static final int GVP_POLICY_SERVER = 170;
    public static final int MRCP_PROXY = 173;

    private CfgAppType() {}
}
