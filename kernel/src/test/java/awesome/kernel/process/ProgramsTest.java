package awesome.kernel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.AuxiliaryVector;
import awesome.abi.linux.Elf;
import awesome.abi.linux.Errno;
import awesome.abi.linux.SystemCallNumber;
import awesome.kernel.elf.ElfBuilder;
import awesome.kernel.elf.ProgramFormatException;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.fake.Sandbox;
import awesome.kernel.machine.PageTable;
import awesome.kernel.memory.FaultResult;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.vfs.Place;
import awesome.magic.UserAddr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ProgramsTest {
    private final Sandbox box = new Sandbox();
    private final Programs programs = new Programs(box.process);

    private Program load(String path, List<String> arguments, List<String> environment) {
        return programs.load(path, box.vfs.findPlace(box.process.paths(), box.vfs.root(), path, true), arguments,
                environment);
    }

    private static String string(Program program, long at) {
        return program.memory().readString(UserAddr.of(at), 4096, Errno.E2BIG);
    }

    private static long word(Program program, long at) {
        return program.memory().readLong(UserAddr.of(at));
    }

    private static byte byteAt(Program program, long at) {
        return program.memory().copyIn(UserAddr.of(at), 1)[0];
    }

    private static Map<Integer, Long> auxiliary(Program program) {
        long at = program.context().stackPointer().bits();
        at += 8 * (word(program, at) + 2);
        while (word(program, at) != 0) {
            at += 8;
        }
        Map<Integer, Long> values = new HashMap<>();
        for (at += 8; word(program, at) != 0; at += 16) {
            values.put((int) word(program, at), word(program, at + 8));
        }
        return values;
    }

    @Test
    void segmentsHoldTheFileAndZerosBehind() {
        Program program = load("/bin/program", List.of("x"), List.of());
        assertEquals(0x40_1000, program.context().instructionPointer().bits());
        assertEquals(ElfBuilder.at(0x1234), byteAt(program, 0x40_1234));
        assertEquals(ElfBuilder.at(0x26ff), byteAt(program, 0x40_36ff));
        assertEquals(0, byteAt(program, 0x40_3700));
        assertEquals(0, byteAt(program, 0x40_37ff));
        assertEquals(0, byteAt(program, 0x40_3fff));
        assertEquals(0, byteAt(program, 0x40_5fff));
        assertEquals(FaultResult.NOT_MAPPED, program.space().fault(UserAddr.of(0x40_6000), PageTable.READ));
        assertEquals(FaultResult.NOT_ALLOWED, program.space().fault(UserAddr.of(0x40_0000), PageTable.WRITE));
        assertEquals(FaultResult.NOT_ALLOWED, program.space().fault(UserAddr.of(0x40_3000), PageTable.EXECUTE));
        assertEquals(FaultResult.RESOLVED, program.space().fault(UserAddr.of(0x40_1000), PageTable.EXECUTE));
        program.memory().writeLong(UserAddr.of(0x40_3000), 0);
        assertEquals(ElfBuilder.at(0x2000), byteAt(load("/bin/program", List.of("x"), List.of()), 0x40_3000),
                "what a program writes is its own");
    }

    @Test
    void pagesComeWhenTheyAreTouched() {
        int before = box.machine.frames.owned();
        Program program = load("/bin/program", List.of("x"), List.of());
        assertTrue(box.machine.frames.owned() - before <= 2, "the end of the data and the top of the stack");
        program.space().release();
        assertEquals(before, box.machine.frames.owned());
    }

    @Test
    void zerosInAReadOnlySegmentAreThereToo() {
        box.file("/bin/ro", new ElfBuilder(0x1800).load(Elf.PF_R, 0x1000, 0x40_1000, 0x100, 0x200).bytes(), 0755);
        Program program = load("/bin/ro", List.of("x"), List.of());
        assertEquals(ElfBuilder.at(0x10ff), byteAt(program, 0x40_10ff));
        assertEquals(0, byteAt(program, 0x40_1100));
        assertEquals(0, byteAt(program, 0x40_1200), "to the end of the page");
        assertEquals(0, byteAt(program, 0x40_1fff));
        assertEquals(FaultResult.NOT_ALLOWED, program.space().fault(UserAddr.of(0x40_1000), PageTable.WRITE));
    }

    @Test
    void theStackIsAsTheAbiSays() {
        Program program = load("/bin/program", List.of("prog", "", "second"), List.of("HOME=/", "TERM=linux"));
        long at = program.context().stackPointer().bits();
        assertEquals(0, at & 15);
        assertEquals(3, word(program, at));
        assertEquals("prog", string(program, word(program, at + 8)));
        assertEquals("", string(program, word(program, at + 16)));
        assertEquals("second", string(program, word(program, at + 24)));
        assertEquals(0, word(program, at + 32));
        assertEquals("HOME=/", string(program, word(program, at + 40)));
        assertEquals("TERM=linux", string(program, word(program, at + 48)));
        assertEquals(0, word(program, at + 56));
        assertEquals(word(program, at + 8) + 5, word(program, at + 16), "strings follow one another");
        Map<Integer, Long> values = auxiliary(program);
        assertEquals(0x40_0040, values.get(AuxiliaryVector.AT_PHDR));
        assertEquals(56, values.get(AuxiliaryVector.AT_PHENT));
        assertEquals(2, values.get(AuxiliaryVector.AT_PHNUM));
        assertEquals(4096, values.get(AuxiliaryVector.AT_PAGESZ));
        assertEquals(0, values.get(AuxiliaryVector.AT_BASE));
        assertEquals(0x40_1000, values.get(AuxiliaryVector.AT_ENTRY));
        assertEquals(100, values.get(AuxiliaryVector.AT_CLKTCK));
        assertEquals(0, values.get(AuxiliaryVector.AT_SECURE));
        assertEquals(0x1234, values.get(AuxiliaryVector.AT_HWCAP));
        assertTrue(values.get(AuxiliaryVector.AT_MINSIGSTKSZ) >= program.context().signalFrameSize() + 2048);
        assertEquals("x86_64", string(program, values.get(AuxiliaryVector.AT_PLATFORM)));
        assertEquals("/bin/program", string(program, values.get(AuxiliaryVector.AT_EXECFN)));
        long random = values.get(AuxiliaryVector.AT_RANDOM);
        assertNotEquals(word(program, random), word(program, random + 8));
    }

    @Property(tries = 60)
    void anyStringsArriveAndTheStackIsAligned(@ForAll @Size(max = 30) List<String> texts) {
        List<String> arguments = new ArrayList<>();
        for (String text : texts) {
            StringBuilder clean = new StringBuilder();
            for (char c : text.toCharArray()) {
                clean.append((char) Math.max(1, c & 0xff));
            }
            arguments.add(clean.toString());
        }
        if (arguments.isEmpty()) {
            arguments.add("");
        }
        Program program = load("/bin/program", arguments, arguments);
        long at = program.context().stackPointer().bits();
        assertEquals(0, at & 15);
        assertEquals(arguments.size(), word(program, at));
        for (int i = 0; i < arguments.size(); i++) {
            assertEquals(arguments.get(i), string(program, word(program, at + 8 + 8 * i)));
            assertEquals(arguments.get(i), string(program, word(program, at + 16 + 8 * (arguments.size() + i))));
        }
        program.space().release();
    }

    @Test
    void argumentsAreLimited() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add("x".repeat(131071));
        }
        assertEquals(Errno.E2BIG, assertThrows(ErrnoException.class,
                () -> load("/bin/program", many, List.of())).errno());
        assertEquals(Errno.E2BIG, assertThrows(ErrnoException.class,
                () -> load("/bin/program", List.of("x".repeat(131072)), List.of())).errno());
        load("/bin/program", many.subList(0, 15), List.of());
    }

    @Test
    void movableProgramsGoToRandomAddressesUnlessAskedNotTo() {
        box.file("/bin/pie", ElfBuilder.movable().bytes(), 0755);
        Program fixed = load("/bin/pie", List.of("x"), List.of());
        assertEquals(0x5555_5555_5000L, fixed.context().instructionPointer().bits());
        box.process.setRandomAddresses(true);
        Program first = load("/bin/pie", List.of("x"), List.of());
        Program second = load("/bin/pie", List.of("x"), List.of());
        assertNotEquals(first.context().instructionPointer().bits(), second.context().instructionPointer().bits());
        assertNotEquals(first.context().stackPointer().bits(), second.context().stackPointer().bits());
        assertNotEquals(first.end().move(0, -1), second.end().move(0, -1));
        assertEquals(0, first.context().instructionPointer().bits() & 4095);
        assertEquals(0, first.context().stackPointer().bits() & 15);
        assertEquals(auxiliary(first).get(AuxiliaryVector.AT_ENTRY), first.context().instructionPointer().bits());
    }

    @Test
    void alignmentIsKept() {
        box.file("/bin/aligned", new ElfBuilder(0x1800).type(Elf.TYPE_SHARED).entry(0x20_1000)
                .header(Elf.PT_LOAD, 5, 0, 0x20_0000, 0x1800, 0x1800, 1 << 21).bytes(), 0755);
        box.process.setRandomAddresses(true);
        long entry = load("/bin/aligned", List.of("x"), List.of()).context().instructionPointer().bits();
        assertEquals(0x1000, entry & (1 << 21) - 1);
    }

    @Test
    void aDynamicLinkerStartsFirst() {
        box.file("/lib/ld.so", ElfBuilder.movable().bytes(), 0755);
        box.file("/bin/dynamic", ElfBuilder.movable().interpreter("/lib/ld.so").bytes(), 0755);
        Program program = load("/bin/dynamic", List.of("x"), List.of());
        Map<Integer, Long> values = auxiliary(program);
        long base = values.get(AuxiliaryVector.AT_BASE);
        assertEquals(base + 0x1000, program.context().instructionPointer().bits());
        assertEquals(0x5555_5555_5000L, values.get(AuxiliaryVector.AT_ENTRY));
        assertTrue(base > 0x7fff_0000_0000L - (1L << 40));
        assertEquals(3, values.get(AuxiliaryVector.AT_PHNUM));
    }

    @Test
    void aMissingDynamicLinkerIsNamed() {
        box.file("/bin/dynamic", ElfBuilder.small().interpreter("/lib64/ld-linux-x86-64.so.2").bytes(), 0755);
        ProgramFormatException e = assertThrows(ProgramFormatException.class,
                () -> load("/bin/dynamic", List.of("x"), List.of()));
        assertEquals(Errno.ENOENT, e.errno());
        assertTrue(e.getMessage().contains("/bin/dynamic") && e.getMessage().contains("/lib64/ld-linux-x86-64.so.2"),
                e.getMessage());
        assertTrue(e.isNotable());
    }

    @Test
    void scriptsRunTheirInterpreter() {
        box.file("/bin/script", "#! /bin/program  -e -x \nrest".getBytes(), 0755);
        Program program = load("/bin/script", List.of("called", "arg"), List.of());
        long at = program.context().stackPointer().bits();
        assertEquals(4, word(program, at));
        assertEquals("/bin/program", string(program, word(program, at + 8)));
        assertEquals("-e -x", string(program, word(program, at + 16)));
        assertEquals("/bin/script", string(program, word(program, at + 24)));
        assertEquals("arg", string(program, word(program, at + 32)));
        assertEquals("script", program.name());
        assertEquals("/bin/program", program.executable());
        box.file("/bin/nested", "#!/bin/script".getBytes(), 0755);
        at = load("/bin/nested", List.of("n"), List.of()).context().stackPointer().bits();
        assertEquals(4, word(program, at));
    }

    @Test
    void theFileIsKnownByItsAbsolutePath() {
        box.call(SystemCallNumber.CHDIR, box.string(Sandbox.AREA, "/bin"));
        for (String path : List.of("program", "./program", "../bin//program", "/bin/./program", "../../bin/program")) {
            Place file = box.vfs.findPlace(box.process.paths(), box.process.paths().current(), path, true);
            Program program = programs.load(path, file, List.of("x"), List.of());
            assertEquals("/bin/program", program.executable(), path);
            assertEquals("program", program.name());
        }
    }

    @Test
    void scriptsThatGoInCirclesEnd() {
        box.file("/bin/loop", "#!/bin/loop\n".getBytes(), 0755);
        assertEquals(Errno.ELOOP, assertThrows(ErrnoException.class,
                () -> load("/bin/loop", List.of("x"), List.of())).errno());
        box.file("/bin/lost", "#!/bin/nowhere\n".getBytes(), 0755);
        ProgramFormatException e = assertThrows(ProgramFormatException.class,
                () -> load("/bin/lost", List.of("x"), List.of()));
        assertEquals(Errno.ENOENT, e.errno());
        assertTrue(e.getMessage().contains("/bin/nowhere"), e.getMessage());
        box.file("/bin/empty", "#!  \n".getBytes(), 0755);
        assertEquals(Errno.ENOEXEC, assertThrows(ProgramFormatException.class,
                () -> load("/bin/empty", List.of("x"), List.of())).errno());
    }

    @Test
    void whatIsNotExecutableIsNotExecuted() {
        box.file("/data", ElfBuilder.small().bytes(), 0644);
        assertEquals(Errno.EACCES, assertThrows(ProgramFormatException.class,
                () -> load("/data", List.of("x"), List.of())).errno());
        assertEquals(Errno.EACCES, assertThrows(ProgramFormatException.class,
                () -> load("/bin", List.of("x"), List.of())).errno());
    }

    @Test
    void aProgramOverTheStackIsRefused() {
        box.file("/bin/huge", new ElfBuilder(0x1800).load(6, 0, 0x40_0000, 0x100, 0x7fff_ffa0_0000L).bytes(), 0755);
        int before = box.machine.frames.owned();
        ProgramFormatException e = assertThrows(ProgramFormatException.class,
                () -> load("/bin/huge", List.of("x"), List.of()));
        assertEquals(Errno.ENOMEM, e.errno());
        assertEquals(before, box.machine.frames.owned());
    }

    @Test
    void withoutMemoryNothingIsLeftBehind() {
        Sandbox small = new Sandbox(40);
        List<String> big = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            big.add("y".repeat(100_000));
        }
        int before = small.machine.frames.owned();
        ErrnoException e = assertThrows(ErrnoException.class, () -> new Programs(small.process).load("/bin/program",
                small.vfs.findPlace(small.process.paths(), small.vfs.root(), "/bin/program", true), big, List.of()));
        assertEquals(Errno.ENOMEM, e.errno());
        assertEquals(before, small.machine.frames.owned());
        assertTrue(small.machine.tables.get(small.machine.tables.size() - 1).isReleased());
    }

    /** Whatever a file holds: it is refused with an error, or is loaded; nothing is lost, nothing else is thrown. */
    @Property(tries = 1500)
    void damagedFilesNeverHurt(@ForAll @Size(min = 1, max = 6) List<@IntRange(max = 0x13f) Integer> places,
            @ForAll @Size(min = 6, max = 6) List<Long> values, @ForAll boolean movable,
            @ForAll @IntRange(max = 7) int width) {
        byte[] content = (movable ? ElfBuilder.movable() : ElfBuilder.small()).interpreter("/bin/program").bytes();
        for (int i = 0; i < places.size(); i++) {
            int at = width < 4 ? places.get(i) : places.get(i) & ~7;
            for (int b = 0; b <= width; b++) {
                content[at + b] = (byte) (values.get(i) >>> 8 * b);
            }
        }
        box.file("/bin/damaged", content, 0755);
        int before = box.machine.frames.owned();
        try {
            load("/bin/damaged", List.of("x"), List.of("y=z")).space().release();
        } catch (ProgramFormatException e) {
            assertTrue(e.errno() > 0 && !e.getMessage().isEmpty());
        } catch (ErrnoException e) {
            assertTrue(e.errno() == Errno.ENOMEM || e.errno() == Errno.ENOENT, e.getMessage());
        }
        assertEquals(before, box.machine.frames.owned());
    }

    @Property(tries = 300)
    void truncatedFilesNeverHurt(@ForAll @IntRange(max = 0x2800) int length) {
        byte[] content = java.util.Arrays.copyOf(ElfBuilder.small().bytes(), length);
        box.file("/bin/cut" + length, content, 0755);
        int before = box.machine.frames.owned();
        if (length >= 0x2700) {
            load("/bin/cut" + length, List.of("x"), List.of()).space().release();
        } else {
            assertThrows(ProgramFormatException.class, () -> load("/bin/cut" + length, List.of("x"), List.of()));
        }
        assertEquals(before, box.machine.frames.owned());
        assertEquals(Elf.MAGIC, LittleEndian.getInt(ElfBuilder.small().bytes(), 0));
    }
}
