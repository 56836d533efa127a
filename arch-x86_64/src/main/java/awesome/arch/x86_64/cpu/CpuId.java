package awesome.arch.x86_64.cpu;

/** The CPUID instruction. */
public interface CpuId {
    /** Register {@code register} (0 eax, 1 ebx, 2 ecx, 3 edx) of a leaf, zero-extended. */
    long query(int leaf, int subleaf, int register);
}
