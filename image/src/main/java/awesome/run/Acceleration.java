package awesome.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How QEMU executes the guest's instructions. */
public enum Acceleration {
    /** On the host's processor. */
    KVM("kvm", "host"),
    /** By translating them. */
    TCG("tcg", "max");

    private final String accelerator;
    private final String cpu;

    Acceleration(String accelerator, String cpu) {
        this.accelerator = accelerator;
        this.cpu = cpu;
    }

    /** The best one here: a {@code /dev/kvm} can be there although the processor offers no virtualisation. */
    public static Acceleration best() {
        return choose(Path.of("/dev/kvm"), Path.of("/proc/cpuinfo"));
    }

    /** The best one with this device and this description of the processors. */
    static Acceleration choose(Path kvm, Path cpuInfo) {
        if (!Files.isReadable(kvm) || !Files.isWritable(kvm)) {
            return TCG;
        }
        try (Stream<String> lines = Files.lines(cpuInfo)) {
            boolean virtual = lines.filter(line -> line.startsWith("flags"))
                    .anyMatch(line -> line.matches(".*\\b(vmx|svm)\\b.*"));
            return virtual ? KVM : TCG;
        } catch (IOException e) {
            return TCG;
        }
    }

    /** The options that choose it. */
    public List<String> options() {
        return List.of("-accel", accelerator, "-cpu", cpu);
    }
}
