package awesome.runtime.exception;

import awesome.magic.host.HostMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An ELF file of the host in simulated memory, at the addresses that it was linked for plus {@link #BIAS}. */
final class HostElf {
    /** Where address 0 of the file is. */
    static final long BIAS = 0x5555_0000_0000L;

    private static final int PT_LOAD = 1;
    private static final int PT_GNU_EH_FRAME = 0x6474e550;

    /** The address of {@code .eh_frame_hdr} in simulated memory. */
    final long ehFrameHeader;

    HostElf(Path file) throws IOException {
        ByteBuffer elf = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        HostMemory memory = HostMemory.use(new HostMemory());
        long header = 0;
        int headers = (int) elf.getLong(32);
        for (int i = 0; i < elf.getShort(56); i++) {
            int at = headers + i * 56;
            long address = BIAS + elf.getLong(at + 16);
            if (elf.getInt(at) == PT_LOAD) {
                load(memory, address, elf, (int) elf.getLong(at + 8), (int) elf.getLong(at + 32));
            } else if (elf.getInt(at) == PT_GNU_EH_FRAME) {
                header = address;
            }
        }
        ehFrameHeader = header;
    }

    /** Puts a piece of a file into memory. */
    static void load(HostMemory memory, long address, ByteBuffer file, int offset, int bytes) {
        memory.map(address, Math.max(1, bytes));
        for (int i = 0; i < bytes; i++) {
            memory.writeByte(address + i, file.get(offset + i));
        }
    }

    /** Runs a tool of the host; its output, line by line. */
    static List<String> run(List<String> command, String input) throws IOException, InterruptedException {
        Path in = Files.createTempFile("tool", ".in");
        Path out = Files.createTempFile("tool", ".out");
        try {
            Files.writeString(in, input);
            int status = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectInput(in.toFile()).redirectOutput(out.toFile()).start().waitFor();
            if (status != 0) {
                throw new IOException(command + " ended with " + status + ": " + Files.readString(out));
            }
            return Files.readAllLines(out);
        } finally {
            Files.delete(in);
            Files.delete(out);
        }
    }
}
