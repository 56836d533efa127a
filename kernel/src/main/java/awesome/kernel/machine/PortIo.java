package awesome.kernel.machine;

/** Device registers in port space. Values are zero-extended. Any context. */
public interface PortIo {
    int in8(int port);

    void out8(int port, int value);

    int in16(int port);

    void out16(int port, int value);

    int in32(int port);

    void out32(int port, int value);
}
