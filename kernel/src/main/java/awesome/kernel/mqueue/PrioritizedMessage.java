package awesome.kernel.mqueue;

/**
 * A message.
 *
 * @param priority 0 to 32767, the highest is received first
 * @param text its bytes, which nobody changes
 */
public record PrioritizedMessage(int priority, byte[] text) {}
