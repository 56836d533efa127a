package awesome.system;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may use whom. */
@AnalyzeClasses(packages = "awesome", importOptions = {ImportOption.DoNotIncludeTests.class})
class LayersTest {
    private static final String RAW = "awesome.magic.raw..";

    @ArchTest
    static final ArchRule magicUsesNobody =
            classes().that().resideInAPackage("awesome.magic..").should().onlyDependOnClassesThat()
                    .resideInAnyPackage("awesome.magic..", "java..");

    @ArchTest
    static final ArchRule abiUsesMagicOnly =
            classes().that().resideInAPackage("awesome.abi..").should().onlyDependOnClassesThat()
                    .resideInAnyPackage("awesome.abi..", "awesome.magic..", "java..");

    @ArchTest
    static final ArchRule runtimeKnowsNothingOfTheKernel =
            noClasses().that().resideInAPackage("awesome.runtime..").should().dependOnClassesThat()
                    .resideInAnyPackage("awesome.kernel..", "awesome.arch..", "awesome.system..");

    @ArchTest
    static final ArchRule theKernelNamesNoMachine =
            noClasses().that().resideInAPackage("awesome.kernel..").should().dependOnClassesThat()
                    .resideInAnyPackage("awesome.arch..", "awesome.system..", "awesome.runtime..");

    @ArchTest
    static final ArchRule theArchitectureKnowsNothingOfTheSystem =
            noClasses().that().resideInAPackage("awesome.arch..").should().dependOnClassesThat()
                    .resideInAPackage("awesome.system..");

    @ArchTest
    static final ArchRule rawMemoryIsForFew =
            noClasses().that()
                    .resideOutsideOfPackages("awesome.magic..", "awesome.runtime..", "awesome.arch..", "awesome.abi.boot..")
                    .should().dependOnClassesThat().resideInAPackage(RAW);

    @ArchTest
    static final ArchRule machinePortsUseNoKernelService =
            noClasses().that().resideInAPackage("awesome.kernel.machine..").should().dependOnClassesThat()
                    .resideInAnyPackage("awesome.kernel.memory..", "awesome.kernel.process..", "awesome.kernel.vfs..",
                            "awesome.kernel.console..", "awesome.kernel.boot..");

    @ArchTest
    static final ArchRule theSimulatedMachineStaysOnTheHost =
            noClasses().that().resideOutsideOfPackage("awesome.magic..").should().dependOnClassesThat()
                    .resideInAPackage("awesome.magic.host..");
}
