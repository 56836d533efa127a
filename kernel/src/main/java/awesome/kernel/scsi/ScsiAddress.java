package awesome.kernel.scsi;

/**
 * Where a unit is.
 *
 * @param target the device that it is a part of
 * @param unit its number there, from 0 on: the "LUN"
 */
public record ScsiAddress(int target, int unit) {}
