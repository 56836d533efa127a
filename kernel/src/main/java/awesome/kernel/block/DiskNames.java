package awesome.kernel.block;

import java.util.Arrays;

/** Names for disks, as Linux gives them, whatever they are plugged into. One thread at a time. */
public final class DiskNames {
    private static final int LETTERS = 26;
    private static final String DISK = "sd";
    private static final String DRIVE = "sr";

    private boolean[] disks = {};
    private boolean[] drives = {};

    /** For one disk more: {@code sda}, {@code sdb} and so on. */
    public synchronized String disk() {
        int index = free(disks);
        disks = with(disks, index);
        return DISK + letters(index);
    }

    /** For one drive more: {@code sr0}, {@code sr1} and so on. */
    public synchronized String drive() {
        int index = free(drives);
        drives = with(drives, index);
        return DRIVE + index;
    }

    /** A name that was given is nobody's any more. */
    public synchronized void release(String name) {
        int index = index(name);
        boolean[] all = name.startsWith(DRIVE) ? drives : disks;
        if (index >= 0 && index < all.length) {
            all[index] = false;
        }
    }

    private static int free(boolean[] taken) {
        int index = 0;
        while (index < taken.length && taken[index]) {
            index++;
        }
        return index;
    }

    private static boolean[] with(boolean[] taken, int index) {
        boolean[] all = index < taken.length ? taken : Arrays.copyOf(taken, index + 1);
        all[index] = true;
        return all;
    }

    /** {@code a} for 0, {@code z} for 25, {@code aa} for 26, and so on. */
    public static String letters(int index) {
        String last = String.valueOf((char) ('a' + index % LETTERS));
        return index < LETTERS ? last : letters(index / LETTERS - 1) + last;
    }

    /** Whether a name is one of a drive. */
    public static boolean isDrive(String name) {
        return name.startsWith(DRIVE) && index(name) >= 0;
    }

    /** Which disk or drive has that name, from 0 on; -1 if {@code name} is none that is given here. */
    public static int index(String name) {
        boolean isDrive = name.startsWith(DRIVE);
        if (!isDrive && !name.startsWith(DISK) || name.length() > DISK.length() + 4) {
            return -1;
        }
        int index = 0;
        for (int i = DISK.length(); i < name.length(); i++) {
            char each = name.charAt(i);
            if (each < (isDrive ? '0' : 'a') || each > (isDrive ? '9' : 'z')) {
                return -1;
            }
            index = isDrive ? index * 10 + each - '0' : index * LETTERS + each - 'a' + 1;
        }
        return name.length() == DISK.length() ? -1 : isDrive ? index : index - 1;
    }
}
