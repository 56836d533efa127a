package awesome.kernel.ninep;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Inode;

/**
 * What is known of a file at a server, where it was found last, and the fids for it: one for the file itself, and others as which it is
 * open. Changed by who has the turn of the file system.
 */
final class Node {
    /** So many nanoseconds a file is taken for what it was, if nothing else was asked: about as long as a system call takes. */
    private static final long FRESH = 1_000_000;

    private final ShareFileSystem system;
    final long number;
    /** As the server said last. */
    int mode;
    int owner;
    int group;
    long accessed;
    long modified;
    long changed;
    private long size;
    private long blocks;
    private long device;
    /** When that was, and after how many exchanges. */
    private long seenAt;
    private long seenAfter = -1;

    /** Null for the root. */
    private ShareDirectory parent;
    /** Null if it has no name that is known. */
    private String name;
    private int fid = Message.NO_FID;
    private int reading = Message.NO_FID;
    private int writing = Message.NO_FID;
    /** Whether the one for writing can be read from too. */
    private boolean writingReads;

    Node(ShareFileSystem system, long number) {
        this.system = system;
        this.number = number;
    }

    private Client client() {
        return system.client();
    }

    /** Takes over what the server said just now. */
    void take(Attributes attributes) {
        mode = attributes.mode();
        owner = attributes.owner();
        group = attributes.group();
        accessed = attributes.accessed();
        modified = attributes.modified();
        changed = attributes.changed();
        size = attributes.size();
        blocks = attributes.blocks();
        device = attributes.device();
        seen();
    }

    /** Nothing of it has changed since now. */
    void seen() {
        seenAt = system.now();
        seenAfter = client().asked();
    }

    private boolean isFresh() {
        return seenAfter == client().asked() && Math.abs(system.now() - seenAt) < FRESH;
    }

    long size() {
        return size;
    }

    /** The size has changed by what was done here. */
    void setSize(long newSize) {
        size = newSize;
    }

    long blocks() {
        return blocks;
    }

    long device() {
        return device;
    }

    ShareDirectory parent() {
        return parent;
    }

    /** Whether it was found there last, and is there as far as it is known. */
    boolean isAt(ShareDirectory directory, String itsName) {
        return directory == parent && itsName.equals(name);
    }

    String name() {
        return name;
    }

    /** A path has led to it, as which it has a new fid in place of the one before. */
    void found(int newFid, ShareDirectory directory, String itsName) {
        int old = fid;
        fid = newFid;
        moved(directory, itsName);
        if (old != Message.NO_FID) {
            client().clunk(old);
        }
    }

    /** It has another name. */
    void moved(ShareDirectory directory, String newName) {
        parent = directory;
        name = newName;
    }

    /** It is not known where it is any more. */
    void lost() {
        name = null;
        forgetFid();
    }

    private void forgetFid() {
        int old = fid;
        fid = Message.NO_FID;
        if (old != Message.NO_FID) {
            client().clunk(old);
        }
    }

    /** The fid; ENOENT if the file is not where it was any more. */
    int fid() {
        if (fid == Message.NO_FID) {
            if (name == null) {
                throw new ErrnoException(Errno.ENOENT);
            }
            int walked = client().walk(parent.node().fid(), name);
            boolean isSame = false;
            try {
                isSame = client().attributes(walked).number() == number;
            } finally {
                if (!isSame) {
                    client().clunk(walked);
                }
            }
            if (!isSame) {
                throw new ErrnoException(Errno.ENOENT);
            }
            fid = walked;
        }
        return fid;
    }

    /** A fid for the file, whatever its name is, if it is open. */
    private int anyFid() {
        return writing != Message.NO_FID ? writing : reading != Message.NO_FID ? reading : fid();
    }

    /** Forgets all fids; they are made again if they are needed. */
    void giveUp() {
        close();
        forgetFid();
    }

    /** It is open for writing as that fid, perhaps for reading too. */
    void setWriting(int opened, boolean reads) {
        if (writing != Message.NO_FID) {
            client().clunk(opened);
            return;
        }
        writing = opened;
        writingReads = reads;
    }

    /** Whether it is open for writing. */
    boolean isWriting() {
        return writing != Message.NO_FID;
    }

    /** The fid for writing, which is opened if it is not yet. */
    int writing() {
        if (writing == Message.NO_FID) {
            try {
                setWriting(opened(OpenFlag.O_RDWR), true);
            } catch (ErrnoException e) {
                if (e.errno() != Errno.EACCES) {
                    throw e;
                }
                setWriting(opened(OpenFlag.O_WRONLY), false);
            }
        }
        return writing;
    }

    /** The fid for reading, which is opened if it is not yet. */
    int reading() {
        if (writing != Message.NO_FID && writingReads) {
            return writing;
        }
        if (reading == Message.NO_FID) {
            int opened = opened((mode & FileMode.S_IFMT) == FileMode.S_IFDIR ? OpenFlag.O_DIRECTORY : OpenFlag.O_RDONLY);
            if (reading != Message.NO_FID) {
                client().clunk(opened);
            } else {
                reading = opened;
            }
        }
        return reading;
    }

    private int opened(int flags) {
        int made = client().copy(fid());
        boolean isOpen = false;
        try {
            client().open(made, flags);
            isOpen = true;
            return made;
        } finally {
            if (!isOpen) {
                client().clunk(made);
            }
        }
    }

    /** It is not open any more. */
    void close() {
        int oldReading = reading;
        int oldWriting = writing;
        reading = Message.NO_FID;
        writing = Message.NO_FID;
        if (oldReading != Message.NO_FID) {
            client().clunk(oldReading);
        }
        if (oldWriting != Message.NO_FID) {
            client().clunk(oldWriting);
        }
    }

    /** The same if nobody uses the file; somebody may have opened it again before this has the turn. */
    void closeUnused(Inode inode) {
        boolean isTaken = system.enter();
        try {
            if (!inode.isUsed()) {
                close();
            }
        } finally {
            system.leave(isTaken);
        }
    }

    /** The size becomes another one. */
    void resize(long newSize) {
        client().change(anyFid(), Change.size(newSize));
        size = newSize;
    }

    /** Asks how the file is now, if it has a name; one that is gone stays as it was. */
    void refresh(Inode inode) {
        if (inode.links() == 0 || isFresh()) {
            return;
        }
        boolean isTaken = system.enter();
        try {
            Attributes attributes = client().attributes(anyFid());
            if (attributes.number() == number && attributes.type() == inode.type()) {
                ((Shared) inode).load(attributes);
            }
        } catch (ErrnoException e) {
            if (e.errno() != Errno.ENOENT) {
                throw e;
            }
        } finally {
            system.leave(isTaken);
        }
    }

    /** Permissions, owner or times were set here: has the server do so. Of a file without a name nobody else knows. */
    void attributesChanged(Inode inode) {
        Change change = Change.of(inode, this);
        if (change.isNothing()) {
            return;
        }
        boolean isTaken = system.enter();
        boolean isDone = false;
        try {
            if (inode.links() > 0) {
                client().change(anyFid(), change);
            }
            mode = inode.mode();
            owner = inode.owner();
            group = inode.group();
            accessed = inode.accessed();
            modified = inode.modified();
            isDone = true;
        } finally {
            if (!isDone) {
                ((Shared) inode).restoreKnown();
            }
            system.leave(isTaken);
        }
    }
}
