package voicelab;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.DatagramSocket;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import voicelab.boot.Catalogue;
import voicelab.map.SystemId;
import voicelab.standin.StandIn;

/** Names, time, threads, sockets: what holds for every class of the house. */
@AnalyzeClasses(packages = "voicelab", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    private static final Set<String> OTHERS_WORDS =
            Set.of("System", "Endpoint", "Route", "Exchange", "Message", "Service", "Connection");

    @ArchTest
    static final ArchRule no_type_takes_a_word_that_others_own = noClasses()
            .should(com.tngtech.archunit.lang.conditions.ArchConditions.be(
                    describe("named like the JDK's or Camel's own", c -> OTHERS_WORDS.contains(c.getSimpleName()))))
            .because("java.lang, Camel and every protocol library own those words");

    @ArchTest
    static final ArchRule no_type_is_named_for_what_it_is_not = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameStartingWith("Abstract")
            .because("a name says what a thing is in the words of the field");

    @ArchTest
    static final ArchRule nobody_sleeps_or_reads_the_system_clock = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "voicelab.boot..", "voicelab.net..", "voicelab.engines..", "voicelab.cli..", "voicelab.bench..")
            .should()
            .callMethodWhere(calls(Thread.class, "sleep"))
            .orShould()
            .callMethodWhere(calls(System.class, "currentTimeMillis", "nanoTime"))
            .orShould()
            .callMethodWhere(calls(Instant.class, "now"))
            .orShould()
            .callMethodWhere(calls(Clock.class, "systemUTC", "systemDefaultZone", "system"))
            .because("the lab's time is handed in and can be frozen; real time comes through voicelab.net.Ticker");

    @ArchTest
    static final ArchRule nobody_makes_threads = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "voicelab.boot..", "voicelab.net..", "voicelab.engines..", "voicelab.cli..", "voicelab.bench..")
            .should()
            .callConstructorWhere(targetOwner(assignableTo(Thread.class)).forSubtype())
            .orShould()
            .dependOnClassesThat(assignableTo(Executors.class))
            .because(
                    "threads are handed in, bounded and given back; the command line has its shutdown hook and preloader");

    @ArchTest
    static final ArchRule rooms_and_arrows_open_no_bare_sockets = noClasses()
            .that()
            .resideInAnyPackage("voicelab.systems..", "voicelab.wiring..")
            .should()
            .callConstructorWhere(targetOwner(assignableTo(Socket.class)
                            .or(assignableTo(ServerSocket.class))
                            .or(assignableTo(DatagramSocket.class)))
                    .forSubtype())
            .orShould()
            .dependOnClassesThat(assignableTo(HttpURLConnection.class))
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..")
            .because("whoever dials binds its own address as source, and passes the gate of its arrow");

    @ArchTest
    static void every_room_of_the_catalogue_has_one_package_and_one_public_stand_in(JavaClasses all) {
        Map<String, Set<String>> publicStandIns = new TreeMap<>();
        for (JavaClass type : all)
            if (type.getPackageName().startsWith("voicelab.systems.")
                    && type.isAssignableTo(StandIn.class)
                    && type.getModifiers().contains(JavaModifier.PUBLIC))
                publicStandIns
                        .computeIfAbsent(type.getPackageName(), p -> new TreeSet<>())
                        .add(type.getSimpleName());
        Map<String, Set<String>> wanted = new TreeMap<>();
        for (SystemId id : Catalogue.shipped().ids())
            wanted.put("voicelab.systems." + id.text().replace("-", ""), Set.of(camel(id) + "StandIn"));
        assertEquals(wanted, publicStandIns, "a system's package is its id without dashes, its one class <Id>StandIn");
    }

    @ArchTest
    static void every_room_answers_to_the_id_that_the_catalogue_gives_it(JavaClasses all) {
        for (SystemId id : Catalogue.shipped().ids()) {
            StandIn room = Catalogue.shipped().make(id).orElseThrow();
            assertEquals(id, room.id());
            List<Class<?>> contracts = List.of(room.getClass().getInterfaces());
            assertTrue(contracts.contains(StandIn.class), room.getClass() + " is a stand-in by itself");
        }
    }

    private static String camel(SystemId id) {
        StringBuilder name = new StringBuilder();
        for (String word : id.text().split("-"))
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        return name.toString();
    }

    private static DescribedPredicate<JavaAccess<?>> calls(Class<?> owner, String... methods) {
        DescribedPredicate<JavaAccess<?>> of = targetOwner(assignableTo(owner));
        return of.and(describe(String.join(", ", methods), a -> List.of(methods).contains(a.getName())));
    }
}
