package awesome.kernel.init;

import awesome.kernel.process.Process;
import awesome.kernel.procfs.ProcessView;
import awesome.kernel.vfs.DeviceNumber;
import awesome.kernel.vfs.FileDescriptors;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.PathContext;
import java.util.List;

/** A process as {@code /proc} shows it. */
final class ProcessShown implements ProcessView {
    private static final int CONSOLE_MAJOR = 5;
    private static final int CONSOLE_MINOR = 1;

    private final Process process;

    ProcessShown(Process process) {
        this.process = process;
    }

    @Override
    public int id() {
        return process.id();
    }

    @Override
    public String name() {
        return process.name();
    }

    @Override
    public char state() {
        return 'R';
    }

    @Override
    public int parent() {
        return 0;
    }

    @Override
    public int group() {
        return process.id();
    }

    @Override
    public int session() {
        return process.id();
    }

    @Override
    public long terminal() {
        return DeviceNumber.of(CONSOLE_MAJOR, CONSOLE_MINOR);
    }

    @Override
    public int foreground() {
        return process.id();
    }

    @Override
    public long startNanos() {
        return process.started();
    }

    @Override
    public long runNanos() {
        return process.times().total();
    }

    @Override
    public long mappedBytes() {
        return process.space().mappedBytes();
    }

    @Override
    public long residentPages() {
        return process.space().residentPages();
    }

    @Override
    public Inode executable() {
        return process.program().file();
    }

    @Override
    public String executablePath() {
        return process.program().executable();
    }

    @Override
    public String maps() {
        return process.space().describe();
    }

    @Override
    public String commandLine() {
        return withZeros(process.program().arguments());
    }

    @Override
    public String environment() {
        return withZeros(process.program().environment());
    }

    private static String withZeros(List<String> strings) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < strings.size(); i++) {
            text.append(strings.get(i)).append('\0');
        }
        return text.toString();
    }

    @Override
    public FileDescriptors files() {
        return process.files();
    }

    @Override
    public PathContext paths() {
        return process.paths();
    }
}
