package awesome.run;

import awesome.abi.run.RootArchive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The machine to start.
 *
 * @param qemu the command that starts QEMU, without options
 * @param memory MiB of RAM
 * @param cpus number of processors
 * @param disk the disk image, which is not changed
 * @param disks further disks, which programs see as {@code /dev/vda} and so on
 * @param shares folders of the host that the machine can mount, as {@link HostShare#tag}
 * @param root the archive that becomes the root file system, null if there is none but on the disk
 */
record MachineOptions(List<String> qemu, Acceleration acceleration, int memory, int cpus, Path disk,
        List<HostDisk> disks, List<HostShare> shares, Path root) {
    /** The whole command. The first serial line is its standard output, the second one is the given socket. */
    List<String> command(Path socket) {
        List<String> command = new ArrayList<>(qemu);
        command.addAll(acceleration.options());
        command.addAll(List.of(
                "-machine", "pc",
                "-m", memory + "M",
                "-smp", String.valueOf(cpus),
                "-nodefaults",
                "-no-user-config",
                "-no-reboot",
                "-display", "none",
                "-vga", "std",
                "-monitor", "none",
                "-drive", "if=ide,format=raw,snapshot=on,file=" + escaped(disk),
                "-device", "isa-debug-exit,iobase=0xf4,iosize=0x04",
                "-chardev", "stdio,id=log,signal=off",
                "-serial", "chardev:log",
                "-chardev", "socket,id=run,path=" + escaped(socket),
                "-serial", "chardev:run"));
        for (int i = 0; i < disks.size(); i++) {
            HostDisk each = disks.get(i);
            command.addAll(List.of(
                    "-drive", "if=none,id=disk" + i + ",format=raw,discard=unmap,file=" + escaped(each.file())
                            + (each.readOnly() ? ",readonly=on" : ""),
                    "-device", "virtio-blk-pci,drive=disk" + i));
        }
        for (int i = 0; i < shares.size(); i++) {
            HostShare each = shares.get(i);
            String tag = HostShare.tag(i);
            // Files of several file systems of the host have numbers of their own then.
            command.addAll(List.of(
                    "-fsdev", "local,id=" + tag + ",security_model=none,multidevs=remap,path=" + escaped(each.folder())
                            + (each.readOnly() ? ",readonly=on" : ""),
                    "-device", "virtio-9p-pci,fsdev=" + tag + ",mount_tag=" + tag));
        }
        if (root != null) {
            command.addAll(List.of("-fw_cfg", "name=" + RootArchive.NAME + ",file=" + escaped(root)));
        }
        return command;
    }

    /** In QEMU's options a comma in a value is written twice. */
    private static String escaped(Path path) {
        return path.toString().replace(",", ",,");
    }
}
