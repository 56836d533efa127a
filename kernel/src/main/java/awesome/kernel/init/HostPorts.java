package awesome.kernel.init;

import awesome.kernel.console.HostPort;
import awesome.kernel.console.PortSource;
import awesome.kernel.devfs.DeviceFiles;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.log.Log;
import awesome.kernel.machine.Clock;
import awesome.kernel.process.CurrentProcess;
import awesome.kernel.procfs.ProcDirectory;
import awesome.kernel.tty.JobControl;
import awesome.kernel.tty.Terminal;
import awesome.kernel.vfs.DeviceNumber;
import awesome.kernel.wait.DeferredWork;
import java.util.HashMap;
import java.util.Map;

/**
 * Files of ports to the host, as Linux has them: terminals {@code /dev/hvc0} and so on, and others {@code /dev/vport0p1} and so on, whose
 * names are in {@code /sys/class/virtio-ports}.
 */
final class HostPorts {
    private static final int TERMINAL_MAJOR = 229;
    private static final int PORT_MAJOR = 243;
    private static final int PORTS = 64;
    private static final int PERMISSIONS = 0600;
    private static final String TERMINAL = "hvc";

    private final DeviceFiles files;
    private final ProcDirectory names;
    private final CurrentProcess current;
    private final JobControl jobs;
    private final Clock clock;
    private final DeferredWork work;
    private final Log log;
    private final Map<HostPort, Terminal> terminals = new HashMap<>();
    private int sources;
    private int consoles;

    HostPorts(DeviceFiles files, ProcDirectory names, CurrentProcess current, JobControl jobs, Clock clock, DeferredWork work, Log log) {
        this.files = files;
        this.names = names;
        this.current = current;
        this.jobs = jobs;
        this.clock = clock;
        this.work = work;
        this.log = log;
    }

    /**
     * Makes files for the ports of a device, those too that come later.
     *
     * @param port that {@code terminal} is at already; both null if there is none
     */
    void add(PortSource source, HostPort port, Terminal terminal) {
        int device = sources++;
        if (port != null) {
            terminals.put(port, terminal);
            listen(port, terminal);
        }
        work.add(source);
        source.watch(new PortSource.Watcher() {
            @Override
            public void added(HostPort port) {
                try {
                    addFile(device, port);
                } catch (ErrnoException e) {
                    log.line("port " + port.name() + ": has no file: " + e.getMessage());
                }
            }

            @Override
            public void removed(HostPort port) {
                removeFile(device, port);
            }

            @Override
            public void resized(HostPort port) {
                Terminal terminal = terminals.get(port);
                if (terminal != null) {
                    terminal.resize(port.rows(), port.columns());
                }
            }
        });
    }

    private static void listen(HostPort port, Terminal terminal) {
        port.changed().add(events -> terminal.outputTaken());
    }

    private void addFile(int device, HostPort port) {
        String name = "vport" + device + "p" + port.number();
        if (port.isConsole()) {
            Terminal terminal = terminals.get(port);
            boolean isNew = terminal == null;
            if (isNew) {
                terminal = new Terminal(port, jobs, current, clock);
                terminals.put(port, terminal);
                listen(port, terminal);
                work.add(terminal);
            }
            int number = consoles++;
            if (isNew) {
                terminal.setNumber(DeviceNumber.of(TERMINAL_MAJOR, number));
            }
            files.addTerminal(TERMINAL + number, PERMISSIONS, TERMINAL_MAJOR, number, terminal);
        } else {
            files.addPort(name, PERMISSIONS, PORT_MAJOR, device * PORTS + port.number(), port, current);
        }
        names.directory(name).add("name", () -> port.name() + "\n");
    }

    private void removeFile(int device, HostPort port) {
        String name = "vport" + device + "p" + port.number();
        Terminal terminal = terminals.remove(port);
        if (terminal != null) {
            // Who has it open learns of it; another one gets another number.
            terminal.disconnect();
        } else {
            files.remove(name, PORT_MAJOR, device * PORTS + port.number());
        }
        names.drop(name);
    }
}
