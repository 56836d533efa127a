package awesome.arch.x86_64.cpu;

/**
 * What {@code /proc/cpuinfo} tells programs of a processor (proc(5)): names as Linux has them (its cpufeatures.h) for the
 * bits of CPUID (SDM volume 2, CPUID; APM volume 3, appendix E), of what programs can use here.
 */
public final class ProcessorText {
    private static final int EXTENDED = 0x8000_0000;
    private static final int MHZ_DIGITS = 3;

    /** Names of the bits of a register, from bit 0; {@code -} for a bit without a name, or that says nothing to programs. */
    private record Names(int leaf, int subleaf, int register, String names) {}

    // Left out is what a program can use only if the kernel has enabled it, which this one does not: instructions for
    // FS and GS, protection keys, registers of AVX-512 and AMX, virtual machines.
    private static final Names[] NAMES = {
        new Names(1, 0, 3, "fpu vme de pse tsc msr pae mce cx8 apic - sep mtrr pge mca cmov pat pse36 pn clflush - dts acpi mmx"
                + " fxsr sse sse2 ss ht tm ia64 pbe"),
        new Names(EXTENDED + 1, 0, 3, "- - - - - - - - - - - syscall - - - - - - - mp nx - mmxext - - fxsr_opt pdpe1gb rdtscp -"
                + " lm 3dnowext 3dnow"),
        new Names(EXTENDED + 7, 0, 3, "- - - - - - - - constant_tsc"),
        new Names(1, 0, 2, "pni pclmulqdq dtes64 monitor ds_cpl - smx est tm2 ssse3 cid sdbg fma cx16 xtpr pdcm - pcid dca"
                + " sse4_1 sse4_2 x2apic movbe popcnt tsc_deadline_timer aes xsave - avx f16c rdrand hypervisor"),
        new Names(EXTENDED + 1, 0, 2, "lahf_lm cmp_legacy - extapic cr8_legacy abm sse4a misalignsse 3dnowprefetch osvw ibs xop"
                + " skinit wdt - lwp fma4 tce - nodeid_msr - tbm topoext perfctr_core perfctr_nb - bpext ptsc perfctr_llc mwaitx"),
        new Names(7, 0, 1, "- tsc_adjust - bmi1 hle avx2 - smep bmi2 erms invpcid rtm cqm - - rdt_a - - rdseed adx smap - -"
                + " clflushopt clwb intel_pt - - - sha_ni"),
        new Names(0xd, 1, 0, "xsaveopt xsavec xgetbv1 xsaves"),
        new Names(6, 0, 0, "- - arat"),
        new Names(EXTENDED + 8, 0, 1, "clzero irperf xsaveerptr - rdpru - - - - wbnoinvd"),
        new Names(7, 0, 2, "- - umip - - waitpkg - - gfni vaes vpclmulqdq - - tme - - - - - - - - rdpid - bus_lock_detect"
                + " cldemote - movdiri movdir64b"),
        new Names(7, 0, 3, "- - - - fsrm - - - - - md_clear - - - serialize - tsxldtrk - pconfig arch_lbr - - - - - - - -"
                + " flush_l1d arch_capabilities"),
    };
    /** What needs the registers of AVX. */
    private static final String WITH_AVX = " avx avx2 fma f16c xop fma4 vaes vpclmulqdq ";

    private final CpuId cpuId;
    private final boolean hasAvx;

    public ProcessorText(CpuId cpuId) {
        this.cpuId = cpuId;
        hasAvx = new ProcessorFeatures(cpuId).hasAvx();
    }

    private int query(int leaf, int subleaf, int register) {
        boolean known = Integer.compareUnsigned((int) cpuId.query(leaf & EXTENDED, 0, 0), leaf) >= 0;
        return known ? (int) cpuId.query(leaf, subleaf, register) : 0;
    }

    /**
     * The lines behind that with its number.
     *
     * @param number of the processor, of {@code count}
     * @param identifier of its local APIC
     * @param rate cycles in a second
     */
    public String lines(int number, int count, int identifier, long rate) {
        int signature = query(1, 0, 0);
        StringBuilder out = new StringBuilder(1500);
        line(out, "vendor_id\t", vendor());
        line(out, "cpu family\t", Integer.toString(family(signature)));
        line(out, "model\t\t", Integer.toString(model(signature)));
        line(out, "model name\t", name());
        line(out, "stepping\t", Integer.toString(signature & 0xf));
        line(out, "cpu MHz\t\t", decimal(rate, 1_000_000, MHZ_DIGITS));
        line(out, "physical id\t", "0");
        line(out, "siblings\t", Integer.toString(count));
        line(out, "core id\t\t", Integer.toString(number));
        line(out, "cpu cores\t", Integer.toString(count));
        line(out, "apicid\t\t", Integer.toString(identifier));
        line(out, "initial apicid\t", Integer.toString(identifier));
        line(out, "fpu\t\t", "yes");
        line(out, "fpu_exception\t", "yes");
        line(out, "cpuid level\t", Integer.toString((int) cpuId.query(0, 0, 0)));
        line(out, "wp\t\t", "yes");
        line(out, "flags\t\t", flags());
        line(out, "bugs\t\t", "");
        // Twice the frequency where a counter of cycles is the clock, as on Linux.
        line(out, "bogomips\t", decimal(2 * rate, 1_000_000, 2));
        int flush = (query(1, 0, 1) >>> 8 & 0xff) * 8;
        line(out, "clflush size\t", Integer.toString(flush));
        line(out, "cache_alignment\t", Integer.toString(flush));
        int sizes = query(EXTENDED + 8, 0, 0);
        line(out, "address sizes\t", (sizes & 0xff) + " bits physical, " + (sizes >>> 8 & 0xff) + " bits virtual");
        out.append("power management:\n");
        return out.toString();
    }

    private static void line(StringBuilder out, String name, String value) {
        out.append(name).append(": ").append(value).append('\n');
    }

    /** A number divided by {@code unit}, with so many digits behind the point. */
    private static String decimal(long number, long unit, int digits) {
        long rest = number % unit;
        StringBuilder out = new StringBuilder().append(number / unit).append('.');
        for (int i = 0; i < digits; i++) {
            rest *= 10;
            out.append(rest / unit);
            rest %= unit;
        }
        return out.toString();
    }

    private String vendor() {
        StringBuilder out = new StringBuilder();
        text(out, (int) cpuId.query(0, 0, 1));
        text(out, (int) cpuId.query(0, 0, 3));
        text(out, (int) cpuId.query(0, 0, 2));
        return out.toString();
    }

    private String name() {
        StringBuilder out = new StringBuilder();
        for (int leaf = EXTENDED + 2; leaf <= EXTENDED + 4; leaf++) {
            for (int register = 0; register < 4; register++) {
                text(out, query(leaf, 0, register));
            }
        }
        String name = out.toString().trim();
        return name.isEmpty() ? "unknown" : name;
    }

    private static void text(StringBuilder out, int four) {
        for (int shift = 0; shift < 32; shift += 8) {
            int each = four >>> shift & 0xff;
            if (each != 0) {
                out.append((char) each);
            }
        }
    }

    private static int family(int signature) {
        int family = signature >>> 8 & 0xf;
        return family == 0xf ? family + (signature >>> 20 & 0xff) : family;
    }

    private static int model(int signature) {
        int model = signature >>> 4 & 0xf;
        return family(signature) >= 6 ? model | (signature >>> 16 & 0xf) << 4 : model;
    }

    private String flags() {
        StringBuilder out = new StringBuilder();
        for (Names each : NAMES) {
            flags(out, query(each.leaf, each.subleaf, each.register), each.names);
        }
        return out.toString();
    }

    private void flags(StringBuilder out, int bits, String names) {
        int start = 0;
        for (int left = bits; start < names.length(); left >>>= 1) {
            int end = names.indexOf(' ', start);
            end = end < 0 ? names.length() : end;
            String name = names.substring(start, end);
            if ((left & 1) != 0 && !name.equals("-") && (hasAvx || !WITH_AVX.contains(" " + name + " "))) {
                out.append(out.length() == 0 ? "" : " ").append(name);
            }
            start = end + 1;
        }
    }
}
