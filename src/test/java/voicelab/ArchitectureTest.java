package voicelab;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;
import voicelab.boot.Catalogue;

/** The directions of the house: who may see whom, and where each heavy library lives. */
@AnalyzeClasses(packages = "voicelab", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] SKINS = {"cli", "web", "junit", "proof", "scenario", "edge", "bench"};

    @ArchTest
    static final ArchRule protocols_know_nothing_but_bytes =
            only("protocols").because("a codec is tested with bytes alone and may be taken out of the house");

    @ArchTest
    static final ArchRule the_map_knows_nothing_of_ours =
            only("map").because("the map says what exists, whatever runs; everything else may read it");

    @ArchTest
    static final ArchRule languages_see_protocols_at_most = only("languages", "protocols")
            .because("an interpreter sees the world through small ports and is tested as text");

    @ArchTest
    static final ArchRule the_network_layer_knows_no_map_and_no_journal =
            only("net", "protocols").because("listeners, dialers and gates are what engines stand on");

    @ArchTest
    static final ArchRule engines_know_no_system =
            only("engines", "net", "protocols").because("an engine serves several systems and knows none of them");

    @ArchTest
    static final ArchRule the_journal_takes_whatever_crosses =
            only("journal", "net", "protocols").because("it remembers parcels and hops and judges nothing");

    @ArchTest
    static final ArchRule a_call_is_read_from_the_journal_alone = only("calls", "journal", "protocols", "net")
            .because("it must be the same picture whoever wrote the entries: a stand-in or the real system");

    @ArchTest
    static final ArchRule certificates_are_made_in_one_place = library("net.tls", "org.bouncycastle..");

    @ArchTest
    static final ArchRule faults_are_values = only("fault", "map").because("arrows act on faults, faults do not act");

    @ArchTest
    static final ArchRule faults_are_written_in_one_way = only("faultsyntax", "fault", "map")
            .because("command line, scenario and API read the same text, and none of them needs a lab for it");

    @ArchTest
    static final ArchRule the_contract_of_stand_ins_knows_no_stand_in = only(
                    "standin", "net", "protocols", "map", "journal", "fault")
            .because("it is what the rooms are written against");

    @ArchTest
    static final ArchRule profiles_are_read_without_a_lab =
            only("profile", "map", "standin").because("an editor, a schema and a plan need no running lab");

    @ArchTest
    static final ArchRule wiring_knows_no_room = only(
                    "wiring", "standin", "engines", "languages", "net", "protocols", "map", "journal", "fault")
            .because("all arrows are of one shape, built in one loop");

    @ArchTest
    static final ArchRule rooms_see_the_contract_and_the_engines = only(
                    "systems", "standin", "engines", "languages", "net", "protocols", "map", "journal", "fault")
            .because("a room that saw boot, wiring or a profile could not be replaced by the real system");

    @ArchTest
    static final ArchRule no_room_sees_another_room = slices().matching("voicelab.systems.(*)..")
            .should()
            .notDependOnEachOther()
            .because("every arrow between two systems crosses a socket");

    @ArchTest
    static final ArchRule only_the_catalogue_names_rooms = noClasses()
            .that(not(resideInAPackage("voicelab.systems..")).and(not(equalTo(Catalogue.class))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("voicelab.systems..")
            .because("the one explicit list of rooms is the tour of the lab, and adding a room costs one line of it");

    @ArchTest
    static final ArchRule wiring_is_seen_from_boot_only = noClasses()
            .that()
            .resideOutsideOfPackages("voicelab.wiring..", "voicelab.boot..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("voicelab.wiring..")
            .because("rooms and skins know arrows by the contract's Arrow and Passage");

    @ArchTest
    static final ArchRule nothing_below_the_lab_sees_its_face_or_its_skins = noClasses()
            .that()
            .resideInAnyPackage(packages(Stream.of(
                    "boot",
                    "wiring",
                    "systems",
                    "standin",
                    "engines",
                    "languages",
                    "net",
                    "protocols",
                    "map",
                    "journal",
                    "fault",
                    "profile")))
            .or(equalTo(Lab.class))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages(Arrays.stream(SKINS)))
            .because("cli, web, junit, proofs and scenarios are thin skins over Lab; it works without each of them");

    @ArchTest
    static final ArchRule nothing_but_the_skins_sees_the_lab = noClasses()
            .that(not(resideInAnyPackage(packages(Arrays.stream(SKINS)))).and(not(equalTo(Lab.class))))
            .should()
            .dependOnClassesThat(equalTo(Lab.class))
            .because("Lab is the face of what boot builds, not the other way round");

    @ArchTest
    static final ArchRule nobody_sees_the_command_line = noClasses()
            .that()
            .resideOutsideOfPackage("voicelab.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("voicelab.cli..")
            .because("what a command can do, a test and the page can do too");

    @ArchTest
    static final ArchRule camel_lives_in_wiring = noClasses()
            .that(not(resideInAPackage("voicelab.wiring..")).and(not(simpleNameEndingWith("Routes"))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..")
            .because("arrows are Camel's business, rooms and skins are not");

    @ArchTest
    static final ArchRule broker_libraries_live_in_one_engine =
            library("engines.broker", "org.apache.activemq..", "org.apache.artemis..", "javax.jms..", "jakarta.jms..");

    @ArchTest
    static final ArchRule kafka_lives_in_one_engine =
            library("engines.kafka", "org.apache.kafka..", "kafka..", "scala..", "com.yammer..");

    @ArchTest
    static final ArchRule h2_lives_in_one_engine = library("engines.sql", "org.h2..");

    @ArchTest
    static final ArchRule database_drivers_live_in_one_client =
            library("engines.sql.client", "org.postgresql..", "com.microsoft..");

    @ArchTest
    static final ArchRule undertow_lives_in_one_engine = library("engines.http", "io.undertow..", "org.xnio..");

    @ArchTest
    static final ArchRule apache_http_client_lives_in_the_http_engine_and_the_wiring = noClasses()
            .that()
            .resideOutsideOfPackages("voicelab.engines.http..", "voicelab.wiring..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hc..", "org.apache.http..")
            .because("camel-http stands on it, and its sockets must go through the gate of their arrow");

    @ArchTest
    static final ArchRule jain_sip_lives_in_one_engine = library("engines.sip", "javax.sip..", "gov.nist..");

    @ArchTest
    static final ArchRule rhino_lives_in_one_language = library("languages.ecmascript", "org.mozilla..");

    @ArchTest
    static final ArchRule picocli_lives_in_the_command_line = library("cli", "picocli..");

    @ArchTest
    static final ArchRule yaml_lives_in_profiles = library("profile", "org.snakeyaml..");

    @ArchTest
    static final ArchRule the_extension_for_everybody_else_stands_alone = classes()
            .that()
            .resideInAPackage("voicelab.junit.process..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.junit..", "voicelab.junit.process..")
            .because("voicelab-junit.jar needs JDK 17 and JUnit, and brings nothing else into somebody's tests");

    @ArchTest
    static final ArchRule junit_lives_in_its_skin = library("junit", "org.junit..", "org.opentest4j..");

    private static ArchRule only(String own, String... others) {
        String[] allowed = packages(Stream.concat(Stream.of(own), Arrays.stream(others)));
        return classes()
                .that()
                .resideInAPackage("voicelab." + own + "..")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("voicelab..")).or(resideInAnyPackage(allowed)))
                .allowEmptyShould(false);
    }

    private static ArchRule library(String room, String... library) {
        return noClasses()
                .that()
                .resideOutsideOfPackage("voicelab." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library)
                .because("a heavy library is seen in one place, so that it can be replaced there");
    }

    private static String[] packages(Stream<String> names) {
        return names.map(name -> "voicelab." + name + "..").toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> equalTo(Class<?> type) {
        return DescribedPredicate.describe(
                type.getSimpleName(),
                c -> c.isEquivalentTo(type)
                        || c.getEnclosingClass()
                                .filter(e -> e.isEquivalentTo(type))
                                .isPresent());
    }
}
