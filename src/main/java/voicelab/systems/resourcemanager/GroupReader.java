package voicelab.systems.resourcemanager;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import voicelab.engines.frames.config.CfgObject;
import voicelab.protocols.frames.KvList;

/**
 * Logical resource groups (facts 1.2 step 6): folders with a section {@code gvp.lrg}, and sections of the Resource Manager's own
 * application that have {@code service-types}. The folder of the lab's settings is a group also without a section.
 */
final class GroupReader {
    private static final Set<MediaService> OFFERED = EnumSet.of(
            MediaService.VOICEXML,
            MediaService.ANNOUNCEMENT,
            MediaService.CONFERENCE,
            MediaService.MSML,
            MediaService.RECORDING);
    /** Service types of the public list whose resources the private edition has not (facts 0: gateway groups are ignored). */
    private static final Set<String> ELSEWHERE =
            Set.of("ccxml", "gateway", "cti", "recordingserver", "cpd", "media", "record");

    private static final String SECTION = "gvp.lrg";
    private static final int MAX_DEPTH = 16;

    private final String mainFolder;
    private final Warnings warnings;

    GroupReader(String mainFolder, Warnings warnings) {
        this.mainFolder = mainFolder;
        this.warnings = warnings;
    }

    /**
     * The groups of one configuration.
     *
     * @param main of the folder that the lab's settings name
     * @param byFolder by the folder's DBID
     * @param bySection by the section's name
     */
    record Groups(GroupSpec main, Map<Integer, GroupSpec> byFolder, Map<String, GroupSpec> bySection) {}

    Groups read(Collection<CfgObject> folders, Optional<CfgObject> own) {
        GroupSpec main =
                new GroupSpec(mainFolder, OFFERED, Capabilities.NONE, BalanceScheme.ROUND_ROBIN, GroupSpec.NO_LIMIT);
        Map<Integer, GroupSpec> byFolder = new LinkedHashMap<>();
        for (CfgObject folder : folders) {
            Map<String, String> section = RoutingBookReader.section(folder, SECTION);
            if (section.isEmpty()) continue;
            String above = path(folder, folders);
            String path = above.isEmpty() ? folder.name() : above + "\\" + folder.name();
            boolean isMain = isMain(path);
            GroupSpec group = group(isMain ? mainFolder : path, section);
            byFolder.put(folder.dbid(), group);
            if (isMain) main = group;
        }
        Map<String, GroupSpec> bySection = new HashMap<>();
        own.ifPresent(app -> sections(app, bySection));
        return new Groups(main, byFolder, bySection);
    }

    private void sections(CfgObject application, Map<String, GroupSpec> to) {
        for (KvList.Entry entry : application.options().entries()) {
            Map<String, String> section = application.optionSection(entry.key());
            if (section.containsKey("service-types")) to.put(entry.key(), group(entry.key(), section));
        }
    }

    boolean isMain(String path) {
        return path.equalsIgnoreCase(mainFolder) || path.endsWith("\\" + mainFolder);
    }

    private GroupSpec group(String name, Map<String, String> section) {
        return new GroupSpec(
                name,
                services(name, section.getOrDefault("service-types", "")),
                capabilities(name, section.getOrDefault("capabilities", "")),
                scheme(name, section.getOrDefault("load-balance-scheme", "")),
                capacity(name, section.getOrDefault("port-capacity", "").trim()));
    }

    private Set<MediaService> services(String name, String types) {
        if (types.isBlank()) return OFFERED;
        Set<MediaService> named = EnumSet.noneOf(MediaService.class);
        for (String type : types.split("[;,]", 20)) {
            String word = type.trim().toLowerCase(Locale.ROOT);
            Optional<MediaService> service =
                    OFFERED.stream().filter(s -> s.type().equals(word)).findFirst();
            service.ifPresent(named::add);
            if (service.isEmpty() && !word.isEmpty() && !ELSEWHERE.contains(word))
                warnings.warn("group " + name + ": service type " + word + " is not known");
        }
        return named;
    }

    private Capabilities capabilities(String name, String said) {
        Optional<Capabilities> read = Capabilities.parse(said);
        if (read.isEmpty())
            warnings.warn(
                    "group " + name + ": capabilities \"" + said + "\" are not of the form codec=g729;language=en");
        return read.orElse(Capabilities.NONE);
    }

    private BalanceScheme scheme(String name, String said) {
        if (said.isBlank()) return BalanceScheme.ROUND_ROBIN;
        Optional<BalanceScheme> scheme = BalanceScheme.named(said);
        if (scheme.isEmpty())
            warnings.warn("group " + name + ": load-balance-scheme " + said
                    + " is not known, only round-robin, least-used and least-percent");
        return scheme.orElse(BalanceScheme.ROUND_ROBIN);
    }

    private int capacity(String name, String said) {
        if (said.isEmpty()) return GroupSpec.NO_LIMIT;
        int number = RespCode.number(said, 6);
        if (number < 0) warnings.warn("group " + name + ": port-capacity \"" + said + "\" is no number");
        return number < 0 ? GroupSpec.NO_LIMIT : number;
    }

    /** The folders that an object lies in, from the root; a notification names the nearest by DBID only. */
    static String path(CfgObject object, Collection<CfgObject> folders) {
        StringBuilder path = new StringBuilder();
        int dbid = object.number("folderDbid").orElse(0);
        for (int depth = 0; dbid != 0 && depth < MAX_DEPTH; depth++) {
            int wanted = dbid;
            Optional<CfgObject> folder =
                    folders.stream().filter(f -> f.dbid() == wanted).findFirst();
            if (folder.isEmpty()) break;
            path.insert(
                    0, path.length() == 0 ? folder.get().name() : folder.get().name() + "\\");
            dbid = folder.get().number("folderDbid").orElse(0);
        }
        return path.toString();
    }
}
