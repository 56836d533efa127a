package awesome.system;

import awesome.arch.x86_64.Pc;
import awesome.kernel.ahci.AhciController;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.DiskNames;
import awesome.kernel.block.DiskSource;
import awesome.kernel.console.PortSource;
import awesome.kernel.log.Log;
import awesome.kernel.memory.frame.FrameUse;
import awesome.kernel.nvme.NvmeController;
import awesome.kernel.ninep.Channel;
import awesome.kernel.pci.ConfigSpace;
import awesome.kernel.pci.DriverMachine;
import awesome.kernel.pci.PciBus;
import awesome.kernel.pci.PciFunction;
import awesome.kernel.random.RandomFeed;
import awesome.kernel.virtio.VirtioConsole;
import awesome.kernel.virtio.VirtioDevice;
import awesome.kernel.virtio.VirtioDisk;
import awesome.kernel.virtio.VirtioRandom;
import awesome.kernel.virtio.VirtioScsi;
import awesome.kernel.virtio.VirtioShare;
import java.util.ArrayList;
import java.util.List;

/** The devices on PCI that there are drivers for. */
final class Devices {
    private static final int SECTORS_PER_MEBIBYTE = 2048;

    private final DriverMachine machine;
    private final Log log;
    private final List<BlockDevice> disks = new ArrayList<>();
    private final List<DiskSource> sources = new ArrayList<>();
    private final List<PortSource> ports = new ArrayList<>();
    private final List<RandomFeed> feeds = new ArrayList<>();
    private final List<Channel> channels = new ArrayList<>();
    private final DiskNames names = new DiskNames();
    private int virtioDisks;
    private int controllers;

    private Devices(Log log) {
        this.log = log;
        machine = new DriverMachine(Pc.DEVICES, Pc.MEMORY, Pc.FRAMES.as(FrameUse.DEVICE), Pc.MESSAGES, Pc.PROCESSORS,
                Pc.CLOCK, log);
    }

    /** Takes those into use that can be found through {@code pci}, which may be null. Before there are processes. */
    static Devices start(ConfigSpace pci, Log log) {
        Devices devices = new Devices(log);
        if (pci != null) {
            List<PciFunction> all = PciBus.scan(pci, log);
            log.line("pci: " + all.size() + " functions");
            for (PciFunction each : all) {
                devices.start(each);
            }
        }
        return devices;
    }

    private void start(PciFunction function) {
        if (NvmeController.is(function)) {
            NvmeController.start(function, "nvme" + controllers, machine).forEach(this::add);
            controllers++;
        } else if (AhciController.is(function)) {
            AhciController.start(function, names::disk, machine).forEach(this::add);
        } else {
            startVirtio(function, VirtioDevice.type(function));
        }
    }

    private void startVirtio(PciFunction function, int type) {
        boolean isKnown = type == VirtioDisk.TYPE || type == VirtioRandom.TYPE || type == VirtioShare.TYPE || type == VirtioScsi.TYPE
                || type == VirtioConsole.TYPE;
        if (!isKnown) {
            return;
        }
        VirtioDevice device = VirtioDevice.open(function, Pc.DEVICES);
        if (device == null) {
            log.line("virtio: the device " + function.name() + " is not used: it has no registers of virtio version 1");
        } else if (type == VirtioDisk.TYPE) {
            VirtioDisk disk = VirtioDisk.open(device, "vd" + DiskNames.letters(virtioDisks), machine);
            if (disk != null) {
                add(disk);
                virtioDisks++;
            }
        } else if (type == VirtioScsi.TYPE) {
            VirtioScsi scsi = VirtioScsi.open(device, names, machine);
            if (scsi != null) {
                scsi.disks().forEach(this::add);
                sources.add(scsi);
            }
        } else if (type == VirtioConsole.TYPE) {
            VirtioConsole console = VirtioConsole.open(device, machine, Pc.DEVICE_EVENT);
            if (console != null) {
                ports.add(console);
            }
        } else if (type == VirtioShare.TYPE) {
            VirtioShare share = VirtioShare.open(device, machine);
            if (share != null) {
                channels.add(share);
                log.line("share: " + share.tag());
            }
        } else {
            VirtioRandom random = VirtioRandom.open(device, machine);
            if (random != null) {
                feeds.add(random);
            }
        }
    }

    private void add(BlockDevice disk) {
        disks.add(disk);
        log.line(disk.name() + ": " + disk.sectors() / SECTORS_PER_MEBIBYTE + " MiB, queues: " + disk.queues()
                + (disk.isReadOnly() ? ", read only" : ""));
    }

    /** The disks, in the order in which they were found. */
    List<BlockDevice> disks() {
        return disks;
    }

    /** Where some of them come from, and go. */
    List<DiskSource> sources() {
        return sources;
    }

    /** Devices with ports to the host. */
    List<PortSource> ports() {
        return ports;
    }

    /** Ways to servers of files. */
    List<Channel> channels() {
        return channels;
    }

    /** Where random bytes come from. */
    List<RandomFeed> feeds() {
        return feeds;
    }
}
