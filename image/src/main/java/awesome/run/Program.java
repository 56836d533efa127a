package awesome.run;

import awesome.abi.linux.Elf;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The program to run: a file of the host.
 *
 * @param name as the person wrote it, which becomes the zeroth argument
 * @param file where it is, absolute; in the guest it has the same path
 * @param interpreter the dynamic linker that it needs in the guest, null if it is linked statically
 */
record Program(String name, Path file, String interpreter) {
    private static final String BUSYBOX = "busybox";
    private static final Path BUSYBOX_FILE = Path.of("/bin/busybox");
    private static final int SCRIPT = '#' | '!' << 8;
    private static final int MOST_INTERPRETER = 4096;
    private static final int MOST_HEADERS = 4096 / Elf.PROGRAM_HEADER_SIZE;

    /**
     * Looks for a program as a shell does: a name with a slash is a path, another one is searched in the folders of
     * {@code searchPath}, which colons separate.
     *
     * @param directory what relative paths start from
     * @throws CannotRunException if there is none, or if it is none that the machine can run
     */
    static Program find(String name, Path directory, String searchPath) throws CannotRunException {
        Path file = locate(name, directory, searchPath);
        return new Program(name, file, check(file));
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

    /**
     * Says that a dynamic program lacks what it needs in the guest.
     *
     * @throws CannotRunException always
     */
    void missInterpreter() throws CannotRunException {
        throw cannotRun(file, "is dynamically linked, and " + interpreter + " is not in the machine; link it with -static"
                + (name.equals(BUSYBOX) ? " (in Debian: install busybox-static)" : "")
                + ", or give the dynamic linker and all its libraries with --file");
    }

    /** The interpreter of a program that can be run, null if it has none. */
    private static String check(Path file) throws CannotRunException {
        if (!Files.isRegularFile(file)) {
            throw cannotRun(file, "is not a file");
        }
        if (!Files.isExecutable(file)) {
            throw cannotRun(file, "is not executable; chmod +x makes it so");
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            return checkElf(file, in);
        } catch (IOException e) {
            throw cannotRun(file, "cannot be read: " + e.getMessage());
        }
    }

    private static String checkElf(Path file, RandomAccessFile in) throws IOException, CannotRunException {
        ByteBuffer header = read(in, 0, Elf.HEADER_SIZE);
        if (header.remaining() >= 2 && (header.getShort(0) & 0xffff) == SCRIPT) {
            throw cannotRun(file, "is a script; run its interpreter with the script as --file, such as"
                    + " --file SCRIPT -- busybox sh SCRIPT");
        }
        if (header.remaining() < Elf.HEADER_SIZE || header.getInt(0) != Elf.MAGIC) {
            throw cannotRun(file, "is not an ELF program");
        }
        if (header.get(Elf.EI_CLASS) != Elf.CLASS_64 || header.getShort(Elf.E_MACHINE) != Elf.MACHINE) {
            throw cannotRun(file, "is not a 64-bit x86 program");
        }
        int count = Math.min(header.getShort(Elf.E_PHNUM) & 0xffff, MOST_HEADERS);
        ByteBuffer segments = read(in, header.getLong(Elf.E_PHOFF), count * Elf.PROGRAM_HEADER_SIZE);
        for (int at = 0; at + Elf.PROGRAM_HEADER_SIZE <= segments.remaining(); at += Elf.PROGRAM_HEADER_SIZE) {
            if (segments.getInt(at + Elf.P_TYPE) == Elf.PT_INTERP) {
                long length = Math.max(0, Math.min(segments.getLong(at + Elf.P_FILESZ), MOST_INTERPRETER));
                ByteBuffer path = read(in, segments.getLong(at + Elf.P_OFFSET), (int) length);
                return StandardCharsets.UTF_8.decode(path).toString().replace("\0", "");
            }
        }
        return null;
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

    private static CannotRunException cannotRun(Path file, String why) {
        return new CannotRunException(Ending.CANNOT_RUN, file + " " + why);
    }
}
