package awesome.run;

import awesome.abi.linux.Elf;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The program to run: a file of the host.
 *
 * @param name as the person wrote it, which becomes the zeroth argument
 * @param file where it is, absolute; in the guest it has the same path
 */
record Program(String name, Path file) {
    private static final String BUSYBOX = "busybox";
    private static final Path BUSYBOX_FILE = Path.of("/bin/busybox");
    private static final int SCRIPT = '#' | '!' << 8;
    private static final int MOST_HEADERS = 4096 / Elf.PROGRAM_HEADER_SIZE;

    /**
     * Looks for a program as a shell does: a name with a slash is a path, another one is searched in the folders of
     * {@code searchPath}, which colons separate.
     *
     * @param directory what relative paths start from
     * @throws CannotRunException if there is none, or if it is none that the machine can run
     */
    static Program find(String name, Path directory, String searchPath) throws CannotRunException {
        Program program = new Program(name, locate(name, directory, searchPath));
        program.check();
        return program;
    }

    private static Path locate(String name, Path directory, String searchPath) throws CannotRunException {
        if (name.indexOf('/') >= 0) {
            Path file = directory.resolve(name).normalize();
            if (!Files.exists(file)) {
                throw new CannotRunException(Ending.NOT_FOUND, "there is no file " + file);
            }
            return file;
        }
        if (name.equals(BUSYBOX) && Files.exists(BUSYBOX_FILE)) {
            return BUSYBOX_FILE;
        }
        for (String folder : searchPath.split(File.pathSeparator)) {
            Path file = directory.resolve(folder).resolve(name).normalize();
            if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                return file;
            }
        }
        throw new CannotRunException(Ending.NOT_FOUND, "there is no program " + name + " in PATH");
    }

    private void check() throws CannotRunException {
        if (!Files.isRegularFile(file)) {
            throw cannotRun("is not a file");
        }
        if (!Files.isExecutable(file)) {
            throw cannotRun("is not executable; chmod +x makes it so");
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            checkElf(in);
        } catch (IOException e) {
            throw cannotRun("cannot be read: " + e.getMessage());
        }
    }

    private void checkElf(RandomAccessFile in) throws IOException, CannotRunException {
        ByteBuffer header = read(in, 0, Elf.HEADER_SIZE);
        if (header.remaining() >= 2 && (header.getShort(0) & 0xffff) == SCRIPT) {
            throw cannotRun("is a script; run its interpreter with the script as --file, such as"
                    + " --file SCRIPT -- busybox sh SCRIPT");
        }
        if (header.remaining() < Elf.HEADER_SIZE || header.getInt(0) != Elf.MAGIC) {
            throw cannotRun("is not an ELF program");
        }
        if (header.get(Elf.EI_CLASS) != Elf.CLASS_64 || header.getShort(Elf.E_MACHINE) != Elf.MACHINE) {
            throw cannotRun("is not a 64-bit x86 program");
        }
        int count = Math.min(header.getShort(Elf.E_PHNUM) & 0xffff, MOST_HEADERS);
        ByteBuffer segments = read(in, header.getLong(Elf.E_PHOFF), count * Elf.PROGRAM_HEADER_SIZE);
        for (int at = 0; at + Elf.PROGRAM_HEADER_SIZE <= segments.remaining(); at += Elf.PROGRAM_HEADER_SIZE) {
            if (segments.getInt(at + Elf.P_TYPE) == Elf.PT_INTERP) {
                throw cannotRun("is dynamically linked, which Awesome cannot run; link it with -static"
                        + (name.equals(BUSYBOX) ? " (in Debian: install busybox-static)" : ""));
            }
        }
    }

    /** Bytes of the file, fewer than {@code length} where it ends or where {@code offset} makes no sense. */
    private static ByteBuffer read(RandomAccessFile in, long offset, int length) throws IOException {
        if (offset < 0 || offset > in.length()) {
            return ByteBuffer.allocate(0);
        }
        byte[] bytes = new byte[(int) Math.min(length, in.length() - offset)];
        in.seek(offset);
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private CannotRunException cannotRun(String why) {
        return new CannotRunException(Ending.CANNOT_RUN, file + " " + why);
    }
}
