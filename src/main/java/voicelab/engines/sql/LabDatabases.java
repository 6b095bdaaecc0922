package voicelab.engines.sql;

/**
 * The databases that the shipped profiles have. They stand here so that the room that keeps them and the rooms that dial
 * them say the same; a profile may name others.
 */
public final class LabDatabases {

    /** The GVP Configuration Server's database (link gvp-17). */
    public static final LabDatabase GVP = new LabDatabase("gvp", "gvp", "gvp");

    /** The tenant Configuration Server's database (link x-13). */
    public static final LabDatabase CONFIG = new LabDatabase("config", "config", "config");

    /** The Reporting Server's database at SQL Server (link gvp-16), with the documented names. */
    public static final LabDatabase GVP_RS = new LabDatabase("gvp_rs", "gvp_rs", "gvp_rs");

    /** Who may read it and nothing else. */
    public static final LabDatabase GVP_RS_READER = new LabDatabase("gvp_rs", "mssqlreader", "mssqlreader");

    /** Nobody's: for whoever wants to try something. */
    public static final LabDatabase LAB = new LabDatabase("lab", "lab", "lab");

    private LabDatabases() {}
}
