package awesome.kernel.fake;

import awesome.kernel.machine.Interrupts;
import awesome.kernel.machine.MessageInterrupts;
import java.util.HashMap;
import java.util.Map;

/** Interrupts by message, which a simulated device raises. */
public final class FakeMessages implements MessageInterrupts {
    private static final long ADDRESS = 0xfee0_0000L;

    private final Map<Message, Interrupts.Handler> handlers = new HashMap<>();
    /** How many may still be added. */
    public int left = 1000;
    /** How many were raised. */
    public int raised;
    /** Whether a device may write what nobody asked for, which does nothing. */
    public boolean isDamaged;
    /** Messages that have come, but are to be seen later. */
    public boolean holds;
    private int next = 0x40;

    @Override
    public Message add(int cpu, Interrupts.Handler handler) {
        if (left == 0) {
            return null;
        }
        left--;
        Message message = new Message(ADDRESS | (long) cpu << 12, next++, cpu);
        handlers.put(message, handler);
        return message;
    }

    @Override
    public void remove(Message message) {
        handlers.remove(message);
    }

    /** A device writes {@code data} to {@code address}. */
    public void raise(long address, int data) {
        raised++;
        Interrupts.Handler handler = handlers.get(new Message(address, data, (int) (address - ADDRESS) >>> 12));
        if (handler == null && isDamaged) {
            return;
        }
        if (handler == null) {
            throw new AssertionError("a message that nobody asked for");
        }
        if (!holds) {
            handler.interrupt();
        }
    }

    /** All handlers are called, as if messages had come late or for nothing. */
    public void raiseAll() {
        for (Interrupts.Handler each : handlers.values().toArray(new Interrupts.Handler[0])) {
            each.interrupt();
        }
    }
}
