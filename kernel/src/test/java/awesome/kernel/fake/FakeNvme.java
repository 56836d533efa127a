package awesome.kernel.fake;

import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.LittleEndian;
import awesome.magic.PhysAddr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The other side of an NVMe controller with disks in arrays: its registers, and what it does with queues. */
public final class FakeNvme implements FakePci.Registers {
    private static final int BELLS = 0x1000;
    private static final int TABLE = 0x3000;
    private static final int RANGE = 0x4000;
    private static final int PAGE = 4096;

    private static final class Queue {
        long commands;
        long completions;
        int size;
        int vector = -1;
        int head;
        int tail;
        int phase = 1;
        int taken;
    }

    public final FakePci.Function function;
    public final List<byte[]> disks = new ArrayList<>();
    public final byte[] identity = new byte[PAGE];
    public final byte[] format = new byte[PAGE];
    /** What it says it can do. */
    public long capabilities = 0x0000_0020_0f01_00ffL;
    public int status;
    public boolean isDead;
    /** The status of commands for disks; 0 for well. */
    public int error;
    /** In place of the number of a command that is done; -1 for the truth. */
    public int lie = -1;
    public int mostQueues = 64;
    /** Operations of commands for disks. */
    public final StringBuilder log = new StringBuilder();
    private final PhysMemory memory;
    private final FakeMessages messages;
    private final ArrayRegisters table = new ArrayRegisters(0x1000);
    private final Queue[] queues = new Queue[65];
    private final ArrayDeque<int[]> waiting = new ArrayDeque<>();
    private final byte[] registers = new byte[0x40];

    /** A controller with so many disks of so many bytes, in blocks of 512. */
    public FakeNvme(int count, int bytes, PhysMemory memory, FakeMessages messages) {
        this.memory = memory;
        this.messages = messages;
        for (int i = 0; i < count; i++) {
            disks.add(new byte[bytes]);
        }
        LittleEndian.putLong(format, 0, bytes / 512);
        format[128 + 2] = 9;
        identity[520] = 0x0c;
        identity[525] = 1;
        function = new FakePci.Function(0x1b36, 0x10, 0x0108).bar(0, 0xfe00_0000L, RANGE, 4, this);
        function.config[9] = 2;
        function.capability(0x11, (byte) 8, (byte) 0, (byte) 0, (byte) (TABLE >>> 8), (byte) 0, (byte) 0);
    }

    private int block() {
        return 1 << format[128 + 2];
    }

    @Override
    public int read(int offset, int width) {
        if (offset >= TABLE) {
            return table.read(offset - TABLE, width);
        }
        return switch (offset) {
            case 0 -> (int) capabilities;
            case 4 -> (int) (capabilities >>> 32);
            case 0x1c -> status;
            default -> throw new AssertionError("reads " + offset);
        };
    }

    @Override
    public void write(int offset, int width, int value) {
        if (offset >= TABLE) {
            table.write(offset - TABLE, width, value);
        } else if (offset >= BELLS) {
            int number = (offset - BELLS) / 4;
            if ((number & 1) == 0) {
                submitted(number / 2, value);
            }
        } else {
            LittleEndian.putInt(registers, offset, value);
            if (offset == 0x14) {
                enable((value & 1) != 0);
            }
        }
    }

    private void enable(boolean on) {
        status = on && !isDead ? 1 : 0;
        waiting.clear();
        Arrays.fill(queues, null);
        if (on) {
            Queue admin = new Queue();
            admin.size = (LittleEndian.getInt(registers, 0x24) & 0xfff) + 1;
            admin.commands = LittleEndian.getLong(registers, 0x28);
            admin.completions = LittleEndian.getLong(registers, 0x30);
            queues[0] = admin;
        }
    }

    private void submitted(int number, int tail) {
        Queue queue = number < queues.length ? queues[number] : null;
        if (queue == null || queue.commands == 0 || tail < 0 || tail >= queue.size) {
            // A driver with wrong ideas of where the registers are.
            return;
        }
        queue.tail = tail;
        while (queue.head != queue.tail) {
            waiting.add(new int[] {number, queue.head});
            queue.head = (queue.head + 1) % queue.size;
        }
        if (number == 0) {
            workAll();
        }
    }

    /** How many commands it has to do; those of the administrator are done at once. */
    public int waiting() {
        return waiting.size();
    }

    /** Does what it has to do. */
    public void workAll() {
        while (!waiting.isEmpty()) {
            workOne(0);
        }
    }

    /** Does one of the commands. */
    public void workOne(int which) {
        int[] what = new ArrayList<>(waiting).get(which);
        waiting.remove(what);
        Queue queue = queues[what[0]];
        byte[] command = new byte[64];
        memory.read(PhysAddr.of(queue.commands + 64L * what[1]), command, 0, 64);
        int result = 0;
        int wrong = 0;
        if (what[0] == 0) {
            result = administer(command);
        } else {
            log.append(command[0]).append(' ');
            wrong = error;
            if (error == 0) {
                perform(command);
            }
        }
        int number = what[0] != 0 && lie >= 0 ? lie : LittleEndian.getShort(command, 2);
        long place = queue.completions + 16L * queue.taken;
        memory.writeInt(PhysAddr.of(place), result);
        memory.writeInt(PhysAddr.of(place + 12), number | queue.phase << 16 | wrong << 17);
        queue.taken = (queue.taken + 1) % queue.size;
        queue.phase ^= queue.taken == 0 ? 1 : 0;
        if (queue.vector >= 0 && (table.read(16 * queue.vector + 12, 4) & 1) == 0) {
            messages.raise(table.read(16 * queue.vector, 4) & 0xffff_ffffL, table.read(16 * queue.vector + 8, 4));
        }
    }

    private int administer(byte[] command) {
        int word10 = LittleEndian.getInt(command, 40);
        int word11 = LittleEndian.getInt(command, 44);
        long data = LittleEndian.getLong(command, 24);
        switch (command[0]) {
            case 6 -> {
                byte[] page = word10 == 0 ? format : word10 == 1 ? identity : new byte[PAGE];
                if (word10 == 2) {
                    for (int i = 0; i < disks.size(); i++) {
                        LittleEndian.putInt(page, 4 * i, i + 1);
                    }
                }
                memory.write(PhysAddr.of(data), page, 0, PAGE);
            }
            case 9 -> {
                return mostQueues - 1 | mostQueues - 1 << 16;
            }
            case 5 -> {
                Queue queue = new Queue();
                queue.completions = data;
                queue.vector = word11 >>> 16;
                queue.size = (word10 >>> 16) + 1;
                queues[word10 & 0xffff] = queue;
            }
            case 1 -> queues[word10 & 0xffff].commands = data;
            default -> throw new AssertionError("command " + command[0]);
        }
        return 0;
    }

    private void perform(byte[] command) {
        byte[] content = disks.get(LittleEndian.getInt(command, 4) - 1);
        int at = (int) LittleEndian.getLong(command, 40) * block();
        int length = (LittleEndian.getShort(command, 48) + 1) * block();
        switch (command[0]) {
            case 0 -> { }
            case 1, 2 -> {
                for (long[] each : pages(command, length)) {
                    if (command[0] == 1) {
                        memory.read(PhysAddr.of(each[0]), content, at, (int) each[1]);
                    } else {
                        memory.write(PhysAddr.of(each[0]), content, at, (int) each[1]);
                    }
                    at += (int) each[1];
                }
            }
            case 8 -> Arrays.fill(content, at, at + length, (byte) 0);
            case 9 -> {
                byte[] range = new byte[16];
                memory.read(PhysAddr.of(LittleEndian.getLong(command, 24)), range, 0, 16);
                int from = (int) LittleEndian.getLong(range, 8) * block();
                Arrays.fill(content, from, from + LittleEndian.getInt(range, 4) * block(), (byte) 0xdd);
            }
            default -> throw new AssertionError("command " + command[0]);
        }
    }

    private List<long[]> pages(byte[] command, int length) {
        List<long[]> pages = new ArrayList<>();
        long first = LittleEndian.getLong(command, 24);
        long second = LittleEndian.getLong(command, 32);
        int step = (int) Math.min(length, PAGE - first % PAGE);
        pages.add(new long[] {first, step});
        int left = length - step;
        boolean isList = left > PAGE;
        for (int i = 0; left > 0; i++) {
            long page = isList ? memory.readLong(PhysAddr.of(second + 8L * i)) : second;
            if (page % PAGE != 0) {
                throw new AssertionError("a page that begins in the middle");
            }
            step = Math.min(left, PAGE);
            pages.add(new long[] {page, step});
            left -= step;
        }
        return pages;
    }
}
