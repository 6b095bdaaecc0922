package voicelab.engines.frames.config;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The types of configuration objects that are kept, with the numbers of the public CfgObjectType enumeration. Others are
 * answered "not implemented".
 */
public enum CfgType {
    SWITCH(1, "CfgSwitch"),
    DN(2, "CfgDN"),
    PERSON(3, "CfgPerson"),
    PLACE(4, "CfgPlace"),
    AGENT_GROUP(5, "CfgAgentGroup"),
    PLACE_GROUP(6, "CfgPlaceGroup"),
    TENANT(7, "CfgTenant"),
    APPLICATION(9, "CfgApplication"),
    HOST(10, "CfgHost"),
    SCRIPT(12, "CfgScript"),
    SKILL(13, "CfgSkill"),
    AGENT_LOGIN(15, "CfgAgentLogin"),
    TRANSACTION(16, "CfgTransaction"),
    APP_PROTOTYPE(20, "CfgAppPrototype"),
    ACCESS_GROUP(21, "CfgAccessGroup"),
    FOLDER(22, "CfgFolder"),
    ENUMERATOR(35, "CfgEnumerator"),
    ENUMERATOR_VALUE(36, "CfgEnumeratorValue"),
    GVP_RESELLER(39, "CfgGVPReseller"),
    GVP_CUSTOMER(40, "CfgGVPCustomer"),
    GVP_IVR_PROFILE(41, "CfgGVPIVRProfile");

    private static final Map<String, CfgType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(CfgType::typeName, Function.identity()));
    private static final Map<Integer, CfgType> BY_NUMBER =
            Arrays.stream(values()).collect(Collectors.toMap(CfgType::number, Function.identity()));

    private final int number;
    private final String typeName;

    CfgType(int number, String typeName) {
        this.number = number;
        this.typeName = typeName;
    }

    public int number() {
        return number;
    }

    public String typeName() {
        return typeName;
    }

    public static Optional<CfgType> of(int number) {
        return Optional.ofNullable(BY_NUMBER.get(number));
    }

    /** By name ({@code CfgHost}) or by number ({@code 10}). */
    public static Optional<CfgType> of(String nameOrNumber) {
        CfgType named = BY_NAME.get(nameOrNumber);
        return named != null
                ? Optional.of(named)
                : digits(nameOrNumber).stream().boxed().findFirst().flatMap(CfgType::of);
    }

    private static OptionalInt digits(String text) {
        return text.matches("[0-9]{1,4}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
