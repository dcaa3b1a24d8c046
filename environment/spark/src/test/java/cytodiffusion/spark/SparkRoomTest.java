package cytodiffusion.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What this room may see of the house, and what the house may see of it; the house's own rooms are tested in lib/cli. */
class SparkRoomTest {
    private static final String ROOM = "cytodiffusion.spark..";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cytodiffusion");

    /**
     * The run's floor and what it speaks of, cards of models and DJL's devices among them, and the one table of predictions:
     * no study, notebook or command.
     */
    @Test
    void itSeesRunsAndWhatTheySpeakOf() {
        classes()
                .that()
                .resideInAPackage(ROOM)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOM,
                        "cytodiffusion.progress..",
                        "cytodiffusion.io..",
                        "cytodiffusion.stats..",
                        "cytodiffusion.data..",
                        "cytodiffusion.tensor..",
                        "cytodiffusion.nn",
                        "cytodiffusion.classify..",
                        "cytodiffusion.model..",
                        "cytodiffusion.evaluation..",
                        "cytodiffusion.run..",
                        "cytodiffusion.report.table..",
                        "ai.djl",
                        "com.google.gson..",
                        "tech.tablesaw..",
                        "org.apache.spark..",
                        "org.apache.hadoop..",
                        "scala..",
                        "java..")
                .check(HOUSE);
    }

    /** It is found as a service, so that the house is built without it. */
    @Test
    void nothingSeesIt() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOM)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOM, "org.apache.spark..", "scala..")
                .check(HOUSE);
    }

    /** The two services with what one of them gives, and what a cell of a notebook asks. */
    @Test
    void itHasFourDoors() {
        classes()
                .that()
                .resideInAPackage(ROOM)
                .and()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should()
                .haveNameMatching("cytodiffusion\\.spark\\.Spark(Kind|Lister|Cluster|Results)")
                .check(HOUSE);
    }

    @Test
    void itWritesToNoStandardStream() {
        noClasses()
                .that()
                .resideInAPackage(ROOM)
                .should(ACCESS_STANDARD_STREAMS)
                .check(HOUSE);
    }
}
