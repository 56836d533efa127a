package awesome.arch.x86_64.trap;

import awesome.kernel.panic.PanicWriter;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.runtime.exception.PanicTrace;

/** Prints stack traces as Java does, without memory: {@code at pkg.Class.method(File.java:12)}. */
@NoAlloc("printed by a panic")
final class TracePrinter implements PanicTrace.Printer {
    private static final TracePrinter PRINTER = new TracePrinter();
    /** The ends of a deep stack tell most; the middle of an endless recursion is left out. */
    private static final int SHOWN_INNER = 12;
    private static final int SHOWN_OUTER = 4;

    /** What a panic that somebody asked for has called by itself. */
    private static final String[] MACHINERY = {
        "awesome.kernel.panic.", "awesome.arch.x86_64.trap.", "awesome.runtime.exception.PanicTrace"
    };

    private PanicWriter out;
    /** Whether all frames so far were those of the panic itself. */
    private boolean inMachinery;

    private TracePrinter() {}

    static void interrupted(TrapFrame frame, PanicWriter out) {
        PRINTER.inMachinery = false;
        print(PanicTrace.walkInterrupted(frame.address()), out);
    }

    static void here(PanicWriter out) {
        PRINTER.inMachinery = true;
        print(PanicTrace.walkHere(), out);
    }

    private static void print(int count, PanicWriter out) {
        PRINTER.out = out;
        if (count <= SHOWN_INNER + SHOWN_OUTER) {
            PanicTrace.print(0, count, PRINTER);
            return;
        }
        PanicTrace.print(0, SHOWN_INNER, PRINTER);
        boolean cut = PanicTrace.isCut(count);
        int hidden = count - SHOWN_INNER - (cut ? 0 : SHOWN_OUTER);
        out.text("    ... ").decimal(hidden).text(cut ? " or more calls ..." : " calls ...").newLine();
        if (!cut) {
            PanicTrace.print(count - SHOWN_OUTER, count, PRINTER);
        }
    }

    @Override
    public void frame(Address type, Address method, Address file, int line) {
        inMachinery &= isMachinery(type);
        if (inMachinery) {
            return;
        }
        out.text("    at ");
        if (type.readByte() != 0) {
            bytes(type);
            out.text(".");
        }
        bytes(method);
        out.text("(");
        if (file.readByte() == 0) {
            out.text("Unknown Source");
        } else {
            bytes(file);
        }
        if (line > 0) {
            out.text(":").decimal(line);
        }
        out.text(")").newLine();
    }

    /** Whether a class takes part in showing a panic. */
    static boolean isMachinery(Address type) {
        for (int i = 0; i < MACHINERY.length; i++) {
            String prefix = MACHINERY[i];
            int same = 0;
            while (same < prefix.length() && type.readByte(same) == prefix.charAt(same)) {
                same++;
            }
            if (same == prefix.length()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void unknown(long address) {
        out.text("    at 0x").hex(address, 8).newLine();
    }

    /** Prints bytes up to a zero byte. */
    private void bytes(Address text) {
        for (long i = 0; text.readByte(i) != 0; i++) {
            out.character((char) text.plus(i).readUnsignedByte());
        }
    }
}
