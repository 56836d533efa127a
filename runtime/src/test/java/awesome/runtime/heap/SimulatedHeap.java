package awesome.runtime.heap;

import awesome.magic.host.HostMemory;
import awesome.magic.raw.Address;
import awesome.runtime.Hubs;

/** A heap in simulated memory, with hubs, statics and a stack that tests write. */
final class SimulatedHeap implements ObjectModel {
    static final long BASE = 0x20_0000_1000L;
    static final long IMAGE = BASE + 0x1000;
    static final long STATICS = BASE + 0x5000;
    static final int STATIC_COUNT = 64;
    static final long HEAP = BASE + 0x20_0000;
    static final long STACK = 0x7f00_0000_0000L;
    static final long STACK_SIZE = 0x4000;
    private static final long TABLE = 0x30_0000_0000L;
    private static final long BUMP = 0x30_8000_0000L;

    private static final long CARDS = 0x30_9000_0000L;

    private static final int KIND = 8;
    private static final int SIZE = 12;
    private static final int SHIFT = 16;
    private static final int STRENGTH = 20;
    private static final int MAP = 24;
    private static final int HUB_SIZE = 64;

    private final HostMemory memory = HostMemory.use(new HostMemory());
    private Address imageEnd = Address.of(IMAGE);
    private final int classOfClasses;
    final Heap heap;
    private HostHelpers helpers;
    long stackPointer = STACK + STACK_SIZE;
    /** The table of a stopped thread; null if there is none. */
    Address stopped;

    SimulatedHeap(long bytes) {
        memory.map(BASE, 0x6000);
        memory.map(TABLE, 4L * Blocks.COUNT);
        memory.map(BUMP, 64);
        memory.map(STACK, STACK_SIZE);
        classOfClasses = (int) (IMAGE - BASE);
        hub(Hubs.LAYOUT_HUB, HUB_SIZE, 0, 0);
        heap = new Heap(this);
        heap.addStack(Address.of(STACK), Address.of(STACK + STACK_SIZE));
        give(HEAP, bytes);
    }

    /** From now on, tests store references by {@link #store}, and collections may be of young objects only. */
    void useCards() {
        memory.map(CARDS, Cards.TABLE_BYTES);
        heap.setCards(Address.of(CARDS));
    }

    /** What compiled code does to store a reference. */
    void store(long object, long field, long value) {
        int before = at(object).readInt(field);
        at(object).writeInt(field, (int) value);
        if (heap.cycle.isMarking()) {
            heap.cycle.tell(before & 0xffff_ffffL);
        }
        if (heap.cards.exist()) {
            Address.of(CARDS).plus(object + field >>> Cards.SHIFT).writeByte((byte) 1);
        }
    }

    /** Has so many threads of the host help to mark. */
    void useHelpers(int count) {
        // Else one thread would hardly ever let another at the memory.
        memory.beforeAtomic(Thread::yield);
        helpers = new HostHelpers(heap, count);
        heap.setMarkHelpers(helpers);
    }

    /** Ends the threads that help to mark, if there are some. */
    void stopHelpers() {
        if (helpers != null) {
            helpers.stop();
        }
    }

    /** Has a word on the stack, below the last {@code index} ones. */
    void setStackWord(int index, long word) {
        stackPointer = STACK + STACK_SIZE / 2;
        Address.of(stackPointer).writeLong(8L * index, word);
    }

    /** Has several threads use the heap. */
    SimulatedThreads useThreads(int count) {
        Address tables = Address.of(BUMP + 0x2000);
        memory.map(tables.bits(), (long) count * SimulatedThreads.TABLE_BYTES);
        tables.fill((byte) 0, (long) count * SimulatedThreads.TABLE_BYTES);
        SimulatedThreads threads = new SimulatedThreads(this, tables, count);
        heap.setMutators(threads);
        return threads;
    }

    void give(long start, long bytes) {
        memory.map(start, bytes);
        // Memory is not zero at first.
        for (long i = 0; i < bytes; i += 4096) {
            Address.of(start + i).writeLong(0x0123_4567_89ab_cdefL);
        }
        heap.addRegion(Address.of(start), bytes);
    }

    private int hub(int kind, int size, int shift, long map) {
        Address hub = imageEnd;
        imageEnd = imageEnd.plus(HUB_SIZE);
        hub.writeInt(classOfClasses);
        hub.writeInt(KIND, kind);
        hub.writeInt(SIZE, size);
        hub.writeInt(SHIFT, shift);
        hub.writeLong(MAP, map);
        return (int) hub.distanceFrom(base());
    }

    int instanceHub(int size, long map) {
        return hub(Hubs.LAYOUT_INSTANCE, size, 0, map);
    }

    /** The class of references with a referent at +8 and the collector's link at +12. */
    int referenceHub(int strength) {
        int hub = hub(Hubs.LAYOUT_INSTANCE, 24, 0, 0b11);
        base().plus(hub).writeInt(STRENGTH, strength);
        return hub;
    }

    int arrayHub(boolean references, int shift) {
        return hub(references ? Hubs.LAYOUT_REFERENCES : Hubs.LAYOUT_PRIMITIVES, 16, shift, 0);
    }

    /** A new instance, as an offset. */
    long create(int hub) {
        return allocate(instanceSize(base().plus(hub)), hub, 0);
    }

    /** A new array, as an offset. */
    long createArray(int hub, int length) {
        return allocate(Hubs.ARRAY_BASE + ((long) length << elementShift(base().plus(hub))), hub, length);
    }

    /** A test that runs out of memory fails: the error itself would end the engine that runs tests, and say no more. */
    private long allocate(long bytes, int hub, int length) {
        try {
            return heap.allocate(bytes, hub, length).distanceFrom(base());
        } catch (OutOfMemoryError full) {
            throw new AssertionError(bytes + " bytes do not fit with " + heap.usedBytes() + " of " + heap.committedBytes()
                    + " in use", full);
        }
    }

    Address at(long offset) {
        return base().plus(offset);
    }

    void setStatic(int index, long offset) {
        Address.of(STATICS).writeInt(index * 4L, (int) offset);
    }

    long staticAt(int index) {
        return Address.of(STATICS).plus(index * 4L).readUnsignedInt();
    }

    /** A table with what the current one has, as a thread has it that is stopped. */
    Address otherRuns() {
        memory.map(BUMP + 0x1000, 64);
        Address other = Address.of(BUMP + 0x1000);
        bumpTable().copyTo(other, 64);
        return other;
    }

    boolean exists(long offset) {
        return heap.starts.isObject(offset);
    }

    @Override
    public Address base() {
        return Address.of(BASE);
    }

    @Override
    public Address blockTable() {
        return Address.of(TABLE);
    }

    @Override
    public Address bumpTable() {
        return Address.of(BUMP);
    }

    @Override
    public Address imageStart() {
        return Address.of(IMAGE);
    }

    @Override
    public Address imageEnd() {
        return imageEnd;
    }

    @Override
    public Address staticsStart() {
        return Address.of(STATICS);
    }

    @Override
    public Address staticsEnd() {
        return Address.of(STATICS + STATIC_COUNT * 4);
    }

    @Override
    public int layoutKind(Address hub) {
        return hub.readInt(KIND);
    }

    @Override
    public int instanceSize(Address hub) {
        return hub.readInt(SIZE);
    }

    @Override
    public int elementShift(Address hub) {
        return hub.readInt(SHIFT);
    }

    @Override
    public int hubSize(Address hub) {
        return HUB_SIZE;
    }

    @Override
    public long referenceMap(Address hub) {
        return hub.readLong(MAP);
    }

    @Override
    public int strength(Address hub) {
        return hub.readInt(STRENGTH);
    }

    @Override
    public int referentOffset() {
        return 8;
    }

    @Override
    public int linkOffset() {
        return 12;
    }

    @Override
    public void collectOnOwnStack() {
        heap.collector().run(Address.of(stackPointer));
        if (stopped != null) {
            heap.collector().keepRuns(stopped);
        }
    }
}
