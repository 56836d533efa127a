package awesome.runtime.jdk.file;

import awesome.abi.linux.OpenFlag;
import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.IOException;

/** {@code java.io.FileOutputStream}: its native methods. Files opened for appending append whatever is asked later. */
@TargetClass(value = "java.io.FileOutputStream", target = "linux")
final class Target_java_io_FileOutputStream {
    @Alias private FileDescriptor fd;

    private Target_java_io_FileOutputStream() {}

    @Replace
    private void open0(String name, boolean append) throws FileNotFoundException {
        Target_java_io_FileDescriptor.open(fd, name,
                OpenFlag.O_WRONLY | OpenFlag.O_CREAT | (append ? OpenFlag.O_APPEND : OpenFlag.O_TRUNC));
    }

    @Replace
    private void write(int value, boolean append) throws IOException {
        Target_java_io_FileDescriptor.write(fd, new byte[] {(byte) value}, 0, 1);
    }

    @Replace
    private void writeBytes(byte[] bytes, int offset, int length, boolean append) throws IOException {
        Target_java_io_FileDescriptor.write(fd, bytes, offset, length);
    }
}
