package awesome.kernel.fake;

import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.LittleEndian;
import awesome.magic.PhysAddr;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The other side of a virtio device on PCI: its registers, and what it does with queues. */
public final class FakeVirtio implements FakePci.Registers {
    /** What the device does. */
    public interface Worker {
        /** Answers what the driver gave it; the result is what it writes, at most {@code room} bytes. */
        byte[] answer(byte[] given, int room);
    }

    /** Changes what the device says it has done, if it is to break the rules. */
    public interface Liar {
        /** The entry of the used ring: a descriptor in the low half, the length above; or null for the truth. */
        Long lie(int head);
    }

    private static final int BELLS = 0x1000;
    private static final int CONFIG = 0x2000;
    private static final int TABLE = 0x3000;
    private static final long BASE = 0xfe00_0000L;
    private static final int RANGE = 0x4000;

    /** The registers of a queue. */
    private static final class Queue {
        int size;
        int vector = 0xffff;
        int enabled;
        final byte[] places = new byte[24];
        int seen;
        int used;
        boolean turn = true;
        boolean usedTurn = true;

        long place(int number) {
            return LittleEndian.getLong(places, 8 * number);
        }
    }

    /** What the driver gave, and where it wants answers. */
    private static final class Chain {
        final ByteArrayOutputStream given = new ByteArrayOutputStream();
        final List<long[]> writes = new ArrayList<>();
    }

    public final FakePci.Function function;
    public final ArrayRegisters config = new ArrayRegisters(0x1000);
    private final ArrayRegisters table = new ArrayRegisters(0x1000);
    private final PhysMemory memory;
    private final FakeMessages messages;
    private final Worker worker;
    private final List<Queue> queues = new ArrayList<>();
    private final Map<int[], Chain> chains = new IdentityHashMap<>();
    private final ArrayDeque<int[]> waiting = new ArrayDeque<>();
    public long features;
    public long agreed;
    public Liar liar = head -> null;
    public int status;
    /** Added to the index of the used ring each time. */
    public int skip;
    /** Whether the driver has wrong ideas of its registers, which is no error of the driver. */
    public boolean isDamaged;
    /** Whether it does not accept what the driver agrees to. */
    public boolean refuses;
    /** Whether it does what it has to do as soon as it is told, which no handler of its interrupts may be called within. */
    public boolean isEager;
    /** Queues that wait for what only the test knows. */
    public final Set<Integer> idleQueues = new HashSet<>();
    /** The queue that it works for. */
    public int workingQueue;
    /** How often the driver told it of something. */
    public int bells;
    private int deviceSelect;
    private int driverSelect;
    private int queueSelect;
    private int configVector;

    /** A device of a kind with so many queues of so many descriptors. */
    public FakeVirtio(int type, int queueCount, int size, long features, PhysMemory memory, FakeMessages messages, Worker worker) {
        this.features = features;
        this.memory = memory;
        this.messages = messages;
        this.worker = worker;
        for (int i = 0; i < queueCount; i++) {
            queues.add(new Queue());
            queues.get(i).size = size;
        }
        function = new FakePci.Function(0x1af4, 0x1040 + type, 0x0100).bar(4, BASE, RANGE, 4, this);
        capability(1, 0, 56);
        capability(2, BELLS, 4 * queueCount, 4);
        capability(4, CONFIG, 64);
        function.capability(0x11, (byte) queueCount, (byte) 0, (byte) 4, (byte) (TABLE >>> 8), (byte) 0, (byte) 0, (byte) 4,
                (byte) 0, (byte) 0, (byte) 0);
    }

    private void capability(int kind, int offset, int length, int... more) {
        byte[] content = new byte[14 + 4 * more.length];
        content[0] = (byte) (16 + 4 * more.length);
        content[1] = (byte) kind;
        content[2] = 4;
        LittleEndian.putInt(content, 6, offset);
        LittleEndian.putInt(content, 10, length);
        for (int i = 0; i < more.length; i++) {
            LittleEndian.putInt(content, 14 + 4 * i, more[i]);
        }
        function.capability(9, content);
    }

    /** A register that only devices of this kind have. */
    public FakeVirtio config(int offset, int width, long value) {
        for (int i = 0; i < width; i++) {
            config.bytes[offset + i] = (byte) (value >>> 8 * i);
        }
        return this;
    }

    private int nonsense(String what) {
        if (!isDamaged) {
            throw new AssertionError(what);
        }
        return 0;
    }

    @Override
    public int read(int offset, int width) {
        if (offset >= TABLE) {
            return table.read(offset - TABLE, width);
        }
        if (offset >= CONFIG) {
            return config.read(offset - CONFIG, width);
        }
        Queue queue = queueSelect < queues.size() ? queues.get(queueSelect) : new Queue();
        return switch (offset) {
            case 4 -> deviceSelect > 1 ? 0 : (int) (features >>> 32 * deviceSelect);
            case 16 -> configVector;
            case 18 -> queues.size();
            case 20 -> status;
            case 21 -> 0;
            case 24 -> queue.size;
            case 26 -> queue.vector;
            case 28 -> queue.enabled;
            case 30 -> queueSelect;
            default -> nonsense("reads " + offset);
        };
    }

    @Override
    public void write(int offset, int width, int value) {
        if (offset >= TABLE) {
            table.write(offset - TABLE, width, value);
            return;
        }
        if (offset >= BELLS) {
            bells++;
            work((offset - BELLS) / 4 % queues.size());
            if (isEager) {
                workAll();
            }
            return;
        }
        Queue queue = queueSelect < queues.size() ? queues.get(queueSelect) : new Queue();
        switch (offset) {
            case 0 -> deviceSelect = value;
            case 8 -> driverSelect = value;
            case 12 -> agreed |= (value & 0xffff_ffffL) << 32 * driverSelect;
            case 16 -> configVector = value;
            case 20 -> setStatus(value);
            case 22 -> queueSelect = value;
            case 24 -> queue.size = value;
            case 26 -> queue.vector = value;
            case 28 -> queue.enabled = value;
            default -> {
                if (offset >= 32 && offset <= 52) {
                    LittleEndian.putInt(queue.places, offset - 32, value);
                } else {
                    nonsense("writes " + offset);
                }
            }
        }
    }

    private void setStatus(int value) {
        status = refuses ? value & ~8 : value;
        if (value == 0) {
            agreed = 0;
            waiting.clear();
            for (Queue each : queues) {
                each.enabled = 0;
                each.seen = 0;
                each.used = 0;
                each.turn = true;
                each.usedTurn = true;
            }
        }
    }

    private boolean hasEvents() {
        return (agreed & 1L << 29) != 0;
    }

    private int short16(long address) {
        return memory.readByte(PhysAddr.of(address)) & 0xff | (memory.readByte(PhysAddr.of(address + 1)) & 0xff) << 8;
    }

    private void putShort(long address, int value) {
        memory.writeByte(PhysAddr.of(address), (byte) value);
        memory.writeByte(PhysAddr.of(address + 1), (byte) (value >>> 8));
    }

    private void work(int number) {
        Queue queue = queues.get(number);
        if ((status & 4) == 0 || queue.enabled == 0) {
            nonsense("told of a queue before it began");
            return;
        }
        if (isPacked()) {
            takePacked(number, queue);
            return;
        }
        long available = queue.place(1);
        while (queue.seen != short16(available + 2)) {
            waiting.add(new int[] {number, short16(available + 4 + 2L * (queue.seen % queue.size))});
            queue.seen = queue.seen + 1 & 0xffff;
        }
        if (hasEvents()) {
            putShort(queue.place(2) + 4 + 8L * queue.size, queue.seen);
        }
    }

    private boolean isPacked() {
        return (agreed & 1L << 34) != 0;
    }

    private static boolean isTurn(int flags, boolean turn) {
        return (flags & 1 << 7) != 0 == turn && (flags & 1 << 15) != 0 != turn;
    }

    private void takePacked(int number, Queue queue) {
        int flags = short16(queue.place(0) + 16L * queue.seen + 14);
        while (isTurn(flags, queue.turn)) {
            int first = queue.seen;
            int count = 0;
            int name;
            do {
                long place = queue.place(0) + 16L * queue.seen;
                flags = short16(place + 14);
                name = short16(place + 12);
                count++;
                queue.seen++;
                if (queue.seen == queue.size) {
                    queue.seen = 0;
                    queue.turn = !queue.turn;
                }
                if (count > queue.size) {
                    throw new AssertionError("a chain that does not end");
                }
            } while ((flags & 1) != 0);
            // What it gives back first may be put in the place of this one.
            Chain chain = new Chain();
            collect(queue.place(0), queue.size, first, count, chain.given, chain.writes);
            int[] what = {number, first, name, count};
            chains.put(what, chain);
            waiting.add(what);
            flags = short16(queue.place(0) + 16L * queue.seen + 14);
        }
        if (hasEvents()) {
            putShort(queue.place(2), queue.seen | (queue.turn ? 1 << 15 : 0));
            putShort(queue.place(2) + 2, 2);
        }
    }

    /** Gives a chain back, in the next entry of the ring. */
    private void givePacked(Queue queue, int[] what, int done) {
        Long lie = liar.lie(what[2]);
        long place = queue.place(0) + 16L * queue.used;
        memory.writeInt(PhysAddr.of(place + 8), lie != null ? (int) (lie >>> 32) : done);
        putShort(place + 12, lie != null ? lie.intValue() : what[2]);
        putShort(place + 14, queue.usedTurn ? 1 << 7 | 1 << 15 : 0);
        int before = queue.used;
        boolean turnBefore = queue.usedTurn;
        queue.used += what[3];
        if (queue.used >= queue.size) {
            queue.used -= queue.size;
            queue.usedTurn = !queue.usedTurn;
        }
        int flags = short16(queue.place(1) + 2);
        boolean wanted = flags == 0;
        if (flags == 2) {
            int event = short16(queue.place(1));
            wanted = event == (before | (turnBefore ? 1 << 15 : 0));
        }
        if (wanted && queue.vector != 0xffff) {
            raise(queue.vector);
        }
    }

    /** Does what it has to do, but for queues that are to wait. */
    public void workAll() {
        while (waiting() > 0) {
            workOne(0);
        }
    }

    /** What it has to do, but for queues that are to wait. */
    private List<int[]> ready() {
        List<int[]> all = new ArrayList<>(waiting);
        all.removeIf(each -> idleQueues.contains(each[0]));
        return all;
    }

    /** Does one of the things for a queue; false if there is none. */
    public boolean workQueue(int queue) {
        List<int[]> all = new ArrayList<>(waiting);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i)[0] == queue) {
                work(all.get(i));
                return true;
            }
        }
        return false;
    }

    /** How many things it has to do: it does none by itself. */
    public int waiting() {
        return ready().size();
    }

    /** Does one of the things that it has to do. */
    public void workOne(int which) {
        work(ready().get(which));
    }

    private void work(int[] what) {
        waiting.remove(what);
        workingQueue = what[0];
        Queue queue = queues.get(what[0]);
        Chain chain = chains.remove(what);
        if (chain == null) {
            chain = new Chain();
            collect(queue.place(0), queue.size, what[1], 0, chain.given, chain.writes);
        }
        List<long[]> writes = chain.writes;
        int room = 0;
        for (long[] each : writes) {
            room += (int) each[1];
        }
        byte[] answer = worker.answer(chain.given.toByteArray(), room);
        int done = 0;
        for (long[] each : writes) {
            int step = (int) Math.min(each[1], answer.length - done);
            memory.write(PhysAddr.of(each[0]), answer, done, step);
            done += step;
        }
        if (isPacked()) {
            givePacked(queue, what, done);
            return;
        }
        Long lie = liar.lie(what[1]);
        long used = queue.place(2);
        memory.writeLong(PhysAddr.of(used + 4 + 8L * (queue.used % queue.size)), lie != null ? lie : (long) done << 32 | what[1]);
        int before = queue.used;
        queue.used = queue.used + 1 + skip & 0xffff;
        putShort(used + 2, queue.used);
        interrupt(queue, before);
    }

    private void interrupt(Queue queue, int before) {
        boolean wanted = (short16(queue.place(1)) & 1) == 0;
        if (hasEvents()) {
            int event = short16(queue.place(1) + 4 + 2L * queue.size);
            wanted = (queue.used - event - 1 & 0xffff) < (queue.used - before & 0xffff);
        }
        if (wanted && queue.vector != 0xffff) {
            raise(queue.vector);
        }
    }

    private void raise(int vector) {
        if (vector < queues.size() + 1 && (table.read(16 * vector + 12, 4) & 1) == 0) {
            messages.raise(table.read(16 * vector, 4) & 0xffff_ffffL, table.read(16 * vector + 8, 4));
        }
    }

    /** Its registers have changed. */
    public void configChanged() {
        raise(configVector);
    }

    /** Of entries that follow one another in a ring if {@code following} says how many, else of a chain. */
    private void collect(long descriptors, int size, int first, int following, ByteArrayOutputStream given, List<long[]> writes) {
        int at = first;
        for (int i = 0; i <= size; i++) {
            if (at >= size || i == size) {
                throw new AssertionError("a chain that does not end");
            }
            long place = descriptors + 16L * at;
            long address = memory.readLong(PhysAddr.of(place));
            int length = memory.readInt(PhysAddr.of(place + 8));
            int flags = short16(place + (following != 0 ? 14 : 12));
            if ((flags & 4) != 0) {
                collect(address, length / 16, 0, isPacked() ? length / 16 : 0, given, writes);
            } else if ((flags & 2) != 0) {
                writes.add(new long[] {address, length});
            } else {
                if (!writes.isEmpty()) {
                    throw new AssertionError("what is read comes behind what is written");
                }
                byte[] bytes = new byte[length];
                memory.read(PhysAddr.of(address), bytes, 0, length);
                given.writeBytes(bytes);
            }
            if (following != 0 ? i == following - 1 : (flags & 1) == 0) {
                return;
            }
            at = following != 0 ? (at + 1) % size : short16(place + 14);
        }
    }
}
