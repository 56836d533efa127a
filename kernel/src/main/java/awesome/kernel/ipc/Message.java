package awesome.kernel.ipc;

/**
 * What msgsnd(2) sends.
 *
 * @param type positive
 * @param text its bytes, which nobody changes
 */
public record Message(long type, byte[] text) {}
