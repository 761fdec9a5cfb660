package org.counterplay.reports;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between modules, and the independence of the checker of certificates. */
@AnalyzeClasses(packages = "org.counterplay", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule modelKnowsNoSolver = classes()
            .that()
            .resideInAPackage("org.counterplay.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.hipparchus..", "org.slf4j..", "org.jspecify..", "org.counterplay.model..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule solversKnowNeitherInstancesNorReports = noClasses()
            .that()
            .resideInAPackage("org.counterplay.solvers..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.counterplay.instances..", "org.counterplay.reports..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule instancesKnowNeitherSolversNorReports = noClasses()
            .that()
            .resideInAPackage("org.counterplay.instances..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.counterplay.solvers..", "org.counterplay.reports..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule checkerKnowsGamesAndRationalsAlone = classes()
            .that()
            .resideInAPackage("org.counterplay.model.certificate..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.hipparchus.fraction..",
                    "org.hipparchus.util..",
                    "org.counterplay.model.number..",
                    "org.counterplay.model.game..",
                    "org.counterplay.model.deviation..",
                    "org.counterplay.model.certificate..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Util|Utils|Manager|Helper)")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesFormNoCycle = slices().matching("org.counterplay.(*).(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);
}
