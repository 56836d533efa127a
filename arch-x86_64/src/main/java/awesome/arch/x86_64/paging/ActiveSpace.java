package awesome.arch.x86_64.paging;

import awesome.arch.x86_64.cpu.Instructions;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;
import awesome.magic.raw.Address;

/** Which address space the processor uses, and the one of the kernel, which is used when no process is there. */
@NoAlloc("any context")
public class ActiveSpace {
    private long kernelRoot;
    private long current;
    private boolean guarded;

    /** Says whether the processor keeps the kernel from user memory unless told otherwise (SMAP). */
    public void setGuarded(boolean smap) {
        guarded = smap;
    }

    /** The kernel runs in the address space of this root from now on, which is in use. */
    public void setKernel(PhysAddr root) {
        kernelRoot = root.bits();
        current = kernelRoot;
    }

    /** Makes the processor use {@code tree}. */
    void enter(PageTree tree) {
        use(tree.root().bits());
    }

    /** Makes the processor use the kernel's own address space if it uses {@code tree}, which is about to go. */
    void leave(PageTree tree) {
        if (current == tree.root().bits()) {
            use(kernelRoot);
        }
    }

    /** Whether the processor uses {@code tree}. */
    boolean is(PageTree tree) {
        return current == tree.root().bits();
    }

    /** Copies to or from memory of the user; false if a page was missing. Tests have no such memory. */
    boolean copy(Address to, Address from, long bytes) {
        return (guarded ? Instructions.copyGuardedUser(to, from, bytes) : Instructions.copyUser(to, from, bytes)) == 0;
    }

    private void use(long root) {
        if (current != root) {
            current = root;
            load(root);
        }
    }

    /** Tells that the entry of {@code tree} for a page was changed. */
    void invalidate(PageTree tree, long virtual) {
        if (current == tree.root().bits()) {
            forget(virtual);
        }
    }

    /** Forgets all translations. */
    public void flush() {
        load(current);
    }

    PhysAddr kernelRoot() {
        return PhysAddr.of(kernelRoot);
    }

    /** Loads the root register. Tests have none. */
    void load(long root) {
        Instructions.writeCr3(root);
    }

    /** Forgets a translation. Tests have none. */
    void forget(long virtual) {
        Instructions.invalidatePage(virtual);
    }
}
