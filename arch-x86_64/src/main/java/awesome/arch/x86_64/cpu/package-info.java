/**
 * The processor: its instructions as Java methods, what it can do, and how it is set up.
 *
 * <p>Key types: {@link awesome.arch.x86_64.cpu.Instructions} (one method per instruction),
 * {@link awesome.arch.x86_64.cpu.ProcessorFeatures} (what CPUID says),
 * {@link awesome.arch.x86_64.cpu.ControlSetup} (the control registers that follow from it),
 * {@link awesome.arch.x86_64.cpu.X86Cpu} (the port of the kernel). Manuals cited are AMD64 Architecture
 * Programmer's Manual (APM) and Intel's Software Developer's Manual (SDM).
 */
package awesome.arch.x86_64.cpu;
