package cytodiffusion;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import cytodiffusion.cli.option.SparkOption;
import cytodiffusion.notebook.Lab;
import cytodiffusion.run.Cluster;
import java.io.ObjectInput;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.util.Formatter;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which package may use which, inside the library and outside it. Besides what is listed, all may use the JDK. */
class ArchitectureTest {
    private static final String ROOT = "cytodiffusion";
    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static final String COMMONS_MATH = "org.apache.commons.math3..";
    private static final String DJL = "ai.djl..";
    private static final String GSON = "com.google.gson..";
    private static final String JNA = "com.sun.jna..";
    private static final String KERNEL_BASE = "io.github.spencerpark.jupyter..";
    private static final String PICOCLI = "picocli..";
    private static final String TABLESAW = "tech.tablesaw..";
    private static final String XCHART = "org.knowm.xchart..";

    /**
     * A package of the library and what it may use.
     *
     * @param below packages of the library, by their names under the root
     * @param outside packages of other projects
     */
    private record Room(String name, List<String> below, String... outside) {
        String packages() {
            return ROOT + "." + name + "..";
        }

        String[] allowed() {
            Stream<String> library =
                    Stream.concat(Stream.of(name), below.stream()).map(room -> ROOT + "." + room + "..");
            Stream<String> jdk = Stream.of("java..", "javax.imageio..");
            return Stream.of(library, jdk, Stream.of(outside)).flatMap(s -> s).toArray(String[]::new);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<String> GROUND = List.of("progress", "io");
    private static final List<String> DATA = and(GROUND, "data");
    private static final List<String> NETWORKS = and(DATA, "nn", "tensor");
    private static final List<String> DIFFUSION = and(NETWORKS, "train", "diffusion");
    private static final List<String> NETWORKS_OF_ALL_KINDS =
            and(DIFFUSION, "stats", "classify", "explain", "discriminative", "gan");
    private static final List<String> NETWORKS_OF_ALL_KINDS_AND_MODELS = and(NETWORKS_OF_ALL_KINDS, "model");
    private static final List<String> TRAINING = and(NETWORKS_OF_ALL_KINDS, "model", "training");
    private static final List<String> RUN = and(TRAINING, "evaluation", "run");
    private static final List<String> STUDIES = and(RUN, "bench", "cost", "doctor", "paper");

    /** The rooms of the module {@code core}, ground floor first. */
    private static final List<Room> CORE = List.of(
            new Room("progress", List.of()),
            new Room("io", List.of(), "org.apache.commons.csv..", GSON),
            new Room("stats", GROUND, COMMONS_MATH),
            new Room("data", GROUND, GSON, "org.apache.commons.compress.."),
            new Room("tensor", GROUND, DJL, GSON, JNA),
            new Room("nn", and(DATA, "tensor"), DJL, GSON),
            new Room("train", NETWORKS, DJL),
            new Room("diffusion", and(NETWORKS, "train"), DJL),
            new Room("classify", and(DIFFUSION, "stats"), DJL, COMMONS_MATH),
            new Room("explain", and(NETWORKS, "classify"), DJL),
            new Room("discriminative", and(NETWORKS, "train", "stats"), DJL, GSON),
            new Room("gan", and(NETWORKS, "train"), DJL, GSON),
            new Room("model", NETWORKS_OF_ALL_KINDS, DJL, GSON),
            new Room("training", and(NETWORKS_OF_ALL_KINDS, "model"), DJL, GSON),
            new Room("evaluation", TRAINING, DJL, GSON),
            new Room("bench", TRAINING, DJL, GSON),
            new Room("cost", TRAINING, DJL),
            new Room("doctor", NETWORKS_OF_ALL_KINDS_AND_MODELS, DJL, GSON, "com.sun.management.."),
            new Room("run", and(TRAINING, "evaluation"), DJL, GSON),
            new Room("paper.cytodiffusion", RUN, DJL, GSON),
            new Room("paper.wnet", and(RUN, "cost"), DJL, GSON),
            new Room("paper.rawspace", and(RUN, "cost"), DJL, GSON));

    static List<Room> rooms() {
        List<Room> above = List.of(
                new Room("report", STUDIES, XCHART, TABLESAW, GSON),
                new Room("notebook", and(STUDIES, "report"), XCHART, TABLESAW, KERNEL_BASE),
                new Room("cli", and(STUDIES, "report"), PICOCLI, GSON));
        return Stream.concat(CORE.stream(), above.stream()).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rooms")
    void aRoomUsesOnlyWhatItMay(Room room) {
        classes()
                .that()
                .resideInAPackage(room.packages())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(room.allowed())
                .check(LIBRARY);
    }

    @Test
    void everyClassHasARoom() {
        String[] rooms = rooms().stream().map(Room::packages).toArray(String[]::new);

        classes().should().resideInAnyPackage(rooms).check(LIBRARY);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(LIBRARY);
    }

    @Test
    void roomsFormNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(LIBRARY);
    }

    @Test
    void noPaperSeesAnother() {
        slices().matching(ROOT + ".paper.(*)..").should().notDependOnEachOther().check(LIBRARY);
    }

    @Test
    void theCoreKnowsNoChartsNotebooksAndCommand() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE.stream().map(Room::packages).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        TABLESAW,
                        XCHART,
                        KERNEL_BASE,
                        PICOCLI,
                        ROOT + ".report..",
                        ROOT + ".notebook..",
                        ROOT + ".cli..")
                .check(LIBRARY);
    }

    /** It is found as a service where it was built; {@code environment/spark} has a test of what it sees itself. */
    @Test
    void nothingKnowsApacheSparkButTheOptionAndTheNotebookThatAskForIt() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".spark..", "org.apache.spark..", "org.apache.hadoop..", "scala..")
                .check(LIBRARY);
        classes()
                .that()
                .haveSimpleNameContaining("Spark")
                .should()
                .haveFullyQualifiedName(SparkOption.class.getName())
                .check(LIBRARY);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(SparkOption.class.getName())
                .and()
                .doNotHaveFullyQualifiedName(Lab.class.getName())
                .should()
                .callMethod(Cluster.class, "connect", String.class, Map.class)
                .because("who asks for a cluster says it by --spark, or in a cell of a notebook")
                .check(LIBRARY);
    }

    @Test
    void onlyTheCommandWritesToStandardStreams() {
        noClasses()
                .that(not(resideInAPackage(ROOT + ".cli..")))
                .should(ACCESS_STANDARD_STREAMS)
                .check(LIBRARY);
    }

    @Test
    void randomNumbersComeFromSeeds() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(StrictMath.class, "random")
                .because("java.util.SplittableRandom with data.Seeds gives the same on every machine")
                .check(LIBRARY);
    }

    /** What is computed anywhere else is not checked on the machine at hand. */
    @Test
    void convolutionsAndLinearMapsGoThroughOneDoor() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".tensor")
                .and()
                // The bench's plain implementation is plain on purpose.
                .resideOutsideOfPackage(ROOT + ".bench")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.djl.nn.convolutional..", "ai.djl.nn.core..")
                .because("tensor.Convolution and tensor.LinearMap are right on every processor")
                .check(LIBRARY);
    }

    /** DJL's arithmetic with a number lets autograd read freed memory, see NativeOps.scale. */
    @Test
    void arraysAreScaledNatively() {
        noClasses()
                .should()
                .callMethod(NDArray.class, "mul", Number.class)
                .orShould()
                .callMethod(NDArray.class, "div", Number.class)
                .orShould()
                .callMethod(NDArray.class, "pow", Number.class)
                .check(LIBRARY);
    }

    /** Else "3.5" is "3,5" on one machine and in other digits on another. */
    @Test
    void numbersAndLettersLookTheSameInEveryCountry() {
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(PrintStream.class, "printf", String.class, Object[].class)
                .orShould()
                .callMethod(PrintStream.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(PrintWriter.class, "printf", String.class, Object[].class)
                .orShould()
                .callMethod(PrintWriter.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callConstructor(DecimalFormat.class, String.class)
                .orShould()
                .callConstructor(Formatter.class)
                .because("what has no Locale.ROOT follows the machine's language")
                .check(LIBRARY);
    }

    @Test
    void dataIsNeverRunAsCode() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.beans..", "javax.script..", "java.rmi.."))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInput.class)
                .because("a file from elsewhere must not choose the classes that it becomes")
                .check(LIBRARY);
    }

    @Test
    void noOtherProgramIsStarted() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .orShould()
                .callMethodWhere(target(owner(type(Runtime.class))).and(target(name("exec"))))
                .check(LIBRARY);
    }

    private static List<String> and(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
