package awesome.kernel.boot;

import awesome.abi.boot.BootInfo;
import awesome.kernel.machine.PhysMemory;
import awesome.magic.PhysAddr;
import java.nio.charset.StandardCharsets;

/** What the kernel keeps of the boot information, whose memory is then free. */
public final class BootParameters {
    private final CommandLine commandLine;
    private final PhysAddr initramfs;
    private final long initramfsLength;
    private final PhysAddr rsdp;

    /** Copies from {@code info}; {@code memory} reaches what it refers to. */
    public BootParameters(BootInfo info, PhysMemory memory) {
        byte[] text = new byte[info.commandLineLength()];
        memory.read(info.commandLine(), text, 0, text.length);
        commandLine = new CommandLine(new String(text, StandardCharsets.ISO_8859_1));
        initramfs = info.initramfsBase();
        initramfsLength = info.initramfsLength();
        rsdp = info.rsdp();
    }

    /** The kernel's options. */
    public CommandLine commandLine() {
        return commandLine;
    }

    /** Where the initial file system lies, a cpio archive; 0 if there is none. Its frames are in use. */
    public PhysAddr initramfs() {
        return initramfs;
    }

    /** Bytes of the initial file system. */
    public long initramfsLength() {
        return initramfsLength;
    }

    /** The ACPI root system description pointer, 0 if there is none. */
    public PhysAddr rsdp() {
        return rsdp;
    }
}
