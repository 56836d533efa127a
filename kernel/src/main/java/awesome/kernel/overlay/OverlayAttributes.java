package awesome.kernel.overlay;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.Allowance;
import awesome.kernel.vfs.ExtendedAttributes;
import awesome.kernel.vfs.Inode;
import java.util.function.BiConsumer;

/** The attributes of a file of an overlay as programs see them: those of the real one, without the overlay's own. */
final class OverlayAttributes extends ExtendedAttributes {
    private final Layered file;

    OverlayAttributes(Layered file) {
        super(new Allowance(0));
        this.file = file;
        forEach(file.real(), this::preset);
    }

    /** All that a file of a layer has but the overlay's own. */
    private static void forEach(Inode real, BiConsumer<String, byte[]> what) {
        ExtendedAttributes all = real.mayHaveAttributes() ? real.attributes() : null;
        if (all != null) {
            for (String name : all.names()) {
                if (!name.startsWith(Marks.OWN)) {
                    what.accept(name, all.get(name));
                }
            }
        }
    }

    /** Gives {@code copy} what {@code original} has, without the overlay's own. */
    static void copy(Inode original, Inode copy) {
        forEach(original, (name, value) -> copy.makeAttributes().set(name, value, 0));
    }

    @Override
    protected void changing(String name, byte[] old, byte[] value) {
        if (name.startsWith(Marks.OWN)) {
            throw new ErrnoException(Errno.EPERM);
        }
        file.copyUp();
        if (value == null) {
            file.real().makeAttributes().remove(name);
        } else {
            file.real().makeAttributes().set(name, value, 0);
        }
    }
}
