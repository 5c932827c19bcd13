package dev.ricochet;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The plan of the house: which room may know which. */
class ArchitectureTest {
    private static final String HOUSE = "dev.ricochet";

    /** The name under which the root package stands in the table. */
    private static final String ROOT = "(root)";

    // A room that stands here before it is built allows nothing by itself; a room that is built and does not stand here
    // is an error.
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            entry("vocabulary", Set.of()),
            entry("message", Set.of()),
            entry("database", Set.of()),
            entry("lease", Set.of()),
            entry("backup", Set.of("database")),
            entry("account", Set.of("vocabulary")),
            entry("egress", Set.of("vocabulary")),
            entry("oauth", Set.of("account", "egress", "vocabulary")),
            entry("mailbox", Set.of("account", "egress", "oauth", "vocabulary")),
            entry("smtp", Set.of("account", "egress", "oauth", "vocabulary")),
            entry("report", Set.of("message", "vocabulary")),
            entry("origin", Set.of("report", "message", "vocabulary")),
            entry("verdict", Set.of("report", "vocabulary")),
            entry("understanding", Set.of("message", "report", "origin", "verdict", "vocabulary")),
            entry("outbox", Set.of("verdict", "vocabulary")),
            entry("guard", Set.of("outbox", "verdict", "origin", "vocabulary")),
            entry("belief", Set.of("understanding", "report", "origin", "verdict", "outbox", "guard", "vocabulary")),
            entry("callback", Set.of("outbox", "verdict", "account", "egress", "vocabulary")),
            entry("alarm", Set.of("account", "egress", "vocabulary")),
            entry("unread", Set.of("account", "vocabulary")),
            entry("reread", Set.of("vocabulary")),
            entry("access", Set.of("account", "vocabulary")),
            entry("hygiene", Set.of("outbox", "vocabulary")),
            entry("flow", allBut("backup", "database", "flow", "health", "web", "command", ROOT)),
            entry("health", Set.of("flow", "alarm", "mailbox", "outbox", "account")),
            entry("web", allBut("backup", "database", "health", "web", "command", ROOT)),
            entry("command", allBut("health", "web", "command", ROOT)),
            entry(ROOT, Set.of("command", "database")));

    private static final Set<String> STORES = Set.of(
            "access",
            "alarm",
            "backup",
            "outbox",
            "hygiene",
            "unread",
            "reread",
            "lease",
            "account",
            "mailbox",
            "smtp",
            "database");

    // the demo is compiled into a build of its own and is no room of the house
    private static final JavaClasses HOUSE_CLASSES = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/dev/ricochet/demo/"))
            .importPackages(HOUSE);

    @Test
    void every_room_that_is_built_has_a_row_in_the_table() {
        assertThat(rooms()).contains("vocabulary", "flow", ROOT).isSubsetOf(MAY_IMPORT.keySet());
    }

    @Test
    void a_room_imports_only_what_its_row_allows() {
        List<String> forbidden = HOUSE_CLASSES.stream()
                .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                .filter(ArchitectureTest::leavesItsRoomWithoutLeave)
                .map(Dependency::getDescription)
                .distinct()
                .toList();
        assertThat(forbidden).isEmpty();
    }

    @Test
    void no_room_can_be_reached_from_itself() {
        MAY_IMPORT.keySet().forEach(room -> assertThat(reachableFrom(room)).doesNotContain(room));
    }

    @Test
    void the_table_names_only_rooms_that_have_a_row() {
        MAY_IMPORT.values().forEach(allowed -> assertThat(MAY_IMPORT.keySet()).containsAll(allowed));
    }

    @Test
    void the_language_of_mail_servers_is_spoken_in_mailbox_and_smtp_alone() {
        onlyIn(Set.of("mailbox", "smtp"), "jakarta.mail..", "org.eclipse.angus..");
    }

    @Test
    void json_of_the_wire_is_spoken_at_the_edges_alone() {
        // a token endpoint's answers and a service account's key are JSON as well, and no room beside theirs sees them
        onlyIn(Set.of("web", "command", "callback", "alarm", "oauth"), "com.fasterxml.jackson..", "jakarta.json..");
    }

    @Test
    void sql_is_spoken_in_the_stores_alone() {
        onlyIn(
                STORES,
                "java.sql..",
                "javax.sql..",
                "jakarta.persistence..",
                "io.quarkus.hibernate.orm..",
                "io.agroal..");
    }

    @Test
    void every_package_says_what_it_is_and_that_null_is_said() {
        Set<String> unsaid = HOUSE_CLASSES.stream()
                .map(JavaClass::getPackage)
                .filter(place -> !place.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(toCollection(TreeSet::new));
        assertThat(unsaid).isEmpty();
    }

    @Test
    void no_name_hides_that_its_purpose_was_not_found() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)(\\$.*)?")
                .check(HOUSE_CLASSES);
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..model..", "..dto..", "..service..", "..impl..")
                .check(HOUSE_CLASSES);
    }

    @Test
    void only_the_command_and_a_start_that_is_refused_speak_to_the_terminal() {
        noClasses()
                .that(areOutside(Set.of("command", ROOT)))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(HOUSE_CLASSES);
    }

    @Test
    void logs_go_one_way() {
        // the mail library's own logger is of this kind, and there it is silenced
        noClasses()
                .that()
                .doNotHaveSimpleName("ImapWire")
                .and()
                .doNotHaveSimpleName("SmtpWire")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Logger.class.getPackageName())
                .check(HOUSE_CLASSES);
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "a stack trace is printed", call -> call.getName().equals("printStackTrace")))
                .check(HOUSE_CLASSES);
    }

    @Test
    void classes_were_looked_at() {
        classes().should().resideInAPackage(HOUSE + "..").check(HOUSE_CLASSES);
        assertThat(HOUSE_CLASSES).hasSizeGreaterThan(50);
    }

    private static void onlyIn(Set<String> rooms, String... packages) {
        noClasses()
                .that(areOutside(rooms))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(HOUSE_CLASSES);
    }

    private static DescribedPredicate<JavaClass> areOutside(Set<String> rooms) {
        return describe("are outside " + rooms, each -> !rooms.contains(room(each)));
    }

    private static boolean leavesItsRoomWithoutLeave(Dependency dependency) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        String from = room(dependency.getOriginClass());
        return isOurs(target)
                && !room(target).equals(from)
                && !MAY_IMPORT.getOrDefault(from, Set.of()).contains(room(target));
    }

    private static boolean isOurs(JavaClass each) {
        return each.getPackageName().equals(HOUSE) || each.getPackageName().startsWith(HOUSE + ".");
    }

    /** The first word below the root: report/dialect is a corner of report. */
    private static String room(JavaClass each) {
        String below = each.getPackageName().substring(HOUSE.length());
        return below.isEmpty() ? ROOT : below.substring(1).split("\\.", 2)[0];
    }

    private static Set<String> rooms() {
        return HOUSE_CLASSES.stream().map(ArchitectureTest::room).collect(toCollection(TreeSet::new));
    }

    private static Set<String> reachableFrom(String room) {
        Set<String> reached = new TreeSet<>();
        List<String> next = List.copyOf(MAY_IMPORT.get(room));
        while (!next.isEmpty()) {
            next = next.stream()
                    .filter(reached::add)
                    .flatMap(each -> MAY_IMPORT.get(each).stream())
                    .toList();
        }
        return reached;
    }

    private static Set<String> allBut(String... others) {
        Set<String> all = Stream.of(
                        "vocabulary message database backup lease account egress oauth mailbox smtp report origin verdict",
                        "understanding outbox guard belief callback alarm unread reread access hygiene flow health web command")
                .flatMap(line -> Stream.of(line.split(" ")))
                .collect(toCollection(TreeSet::new));
        all.removeAll(Set.of(others));
        return all;
    }
}
