package awesome.kernel.ninep;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.cache.CacheFrames;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.log.Log;
import awesome.kernel.machine.Clock;
import awesome.kernel.memory.Allowance;
import awesome.kernel.sync.Turn;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.FileSystem;
import awesome.kernel.vfs.Inode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;

/**
 * A tree of files at a server, who may change them at any time: names and attributes are asked for each time, content is read and
 * written there. Files that were found are known, so that each is one inode, until there are too many. One thread at a time changes
 * what is known, also while it waits for the server; content is moved by several.
 */
public final class ShareFileSystem extends FileSystem {
    /** As statfs(2) tells it (Linux, {@code include/uapi/linux/magic.h}). */
    private static final long MAGIC = 0x01021997;
    /** So many files are known without need. */
    private static final int KNOWN = 4096;
    private static final int FORGOTTEN = KNOWN / 8;

    private final ShareOptions options;
    private final CacheFrames frames;
    private final Turn turn;
    private final Log log;
    private final Exchanges exchanges;
    private final Client client;
    private final Runnable ended;
    private final Allowance allowance = new Allowance(0);
    private final LinkedHashMap<Long, Inode> inodes = new LinkedHashMap<>(64, 0.75f, true);
    private ShareDirectory root;
    private boolean givesOwners = true;
    private Statistics statistics;
    private long countedAfter = -1;

    /**
     * One that is not in use yet.
     *
     * @param ended called when it is mounted nowhere any more
     */
    ShareFileSystem(long device, Clock clock, ShareOptions options, Exchanges exchanges, CacheFrames frames, Turn turn, Log log,
            Runnable ended) {
        super(device, clock);
        this.options = options;
        this.exchanges = exchanges;
        this.frames = frames;
        this.turn = turn;
        this.log = log;
        this.ended = ended;
        client = new Client(exchanges);
    }

    /** Agrees with the server, and finds the root. */
    void begin() {
        boolean isTaken = enter();
        try {
            client.begin(Math.min(options.bytes(), exchanges.mostBytes()));
            int fid = client.attach(options.user(), options.tree());
            Attributes attributes = client.attributes(fid);
            if (attributes.type() != FileMode.S_IFDIR) {
                throw new ErrnoException(Errno.ENOTDIR);
            }
            root = new ShareDirectory(this, attributes);
            root.node().found(fid, null, null);
            inodes.put(root.number(), root);
        } finally {
            leave(isTaken);
        }
    }

    /** Waits for the turn to change what is known; {@link #leave} follows. */
    boolean enter() {
        return turn.take();
    }

    void leave(boolean isTaken) {
        if (isTaken) {
            turn.give();
        }
    }

    Client client() {
        return client;
    }

    CacheFrames frames() {
        return frames;
    }

    /** Tells people. */
    void say(String what) {
        log.line("9p: " + what);
    }

    /** Whether the server can say who owns a new file, as far as it is known. */
    boolean givesOwners() {
        return givesOwners;
    }

    /** It cannot: all files are of who runs the server. */
    void keepOwners() {
        givesOwners = false;
    }

    /** The file of a fid that a name in a directory has led to; takes the fid over. */
    Inode meet(int fid, ShareDirectory directory, String name) {
        Inode met = null;
        try {
            Attributes attributes = client.attributes(fid);
            Inode known = inodes.get(attributes.number());
            if (known != null && known.type() != attributes.type()) {
                // The number is another file's now.
                lose(known);
                known = null;
            }
            if (known == null) {
                known = make(attributes);
                inodes.put(known.number(), known);
            } else {
                requireOutside(directory, known);
            }
            met = known;
            Inode before = directory.child(name);
            if (before != null && before != met) {
                lose(before);
            }
            leavePlace(met, directory, name);
            directory.addChild(name, met);
            Node node = ((Shared) met).node();
            node.found(fid, directory, name);
            ((Shared) met).load(attributes);
            if (inodes.size() > KNOWN) {
                forgetSome();
            }
            node.seen();
            return met;
        } finally {
            if (met == null) {
                client.clunk(fid);
            }
        }
    }

    private Inode make(Attributes attributes) {
        return switch (attributes.type()) {
            case FileMode.S_IFDIR -> new ShareDirectory(this, attributes);
            case FileMode.S_IFREG -> new ShareFile(this, attributes);
            default -> new ShareSpecial(this, attributes);
        };
    }

    /** ELOOP if a directory would be within itself, so that going up would not end. */
    void requireOutside(ShareDirectory directory, Inode inode) {
        if (!(inode instanceof ShareDirectory)) {
            return;
        }
        for (ShareDirectory at = directory; at != null; at = at.node().parent()) {
            if (at == inode) {
                throw new ErrnoException(Errno.ELOOP);
            }
        }
    }

    /** A file that was found elsewhere before is not to be found there any more, unless it has several names. */
    private static void leavePlace(Inode inode, ShareDirectory directory, String name) {
        Node node = ((Shared) inode).node();
        boolean isMoved = node.parent() != null && node.name() != null && !node.isAt(directory, name);
        if (isMoved && inode instanceof Directory && node.parent().child(node.name()) == inode) {
            node.parent().removeChild(node.name());
        }
    }

    /** There is no such name in a directory any more. */
    void gone(ShareDirectory directory, String name) {
        Inode known = directory.child(name);
        if (known != null) {
            directory.removeChild(name);
            if (((Shared) known).node().isAt(directory, name)) {
                ((Shared) known).node().lost();
            }
        }
    }

    /** It is not known any more what leads to a file. */
    private void lose(Inode inode) {
        Node node = ((Shared) inode).node();
        if (node.parent() != null && node.name() != null) {
            gone(node.parent(), node.name());
        }
        inodes.remove(inode.number(), inode);
    }

    /** A name was taken away at the server. */
    void unlinked(ShareDirectory directory, String name, Inode inode) {
        gone(directory, name);
        int names = inode instanceof Directory ? inode.links() : 1;
        if (inode.links() <= names) {
            inodes.remove(inode.number(), inode);
        }
        inode.retain();
        inode.changeLinks(-Math.min(names, inode.links()));
        inode.release();
    }

    /** A file has no name, and nobody uses it. */
    void forget(Inode inode) {
        boolean isTaken = enter();
        try {
            inodes.remove(inode.number(), inode);
            ((Shared) inode).node().giveUp();
        } finally {
            leave(isTaken);
        }
    }

    /** Forgets some of those that were not met for long. */
    private void forgetSome() {
        Iterator<Inode> each = inodes.values().iterator();
        ArrayList<Inode> forgotten = new ArrayList<>();
        // The last ones may be in use by who has just met them.
        int looked = inodes.size() / 2;
        while (forgotten.size() < FORGOTTEN && looked > 0 && each.hasNext()) {
            Inode inode = each.next();
            looked--;
            if (((Shared) inode).isIdle()) {
                each.remove();
                forgotten.add(inode);
            }
        }
        for (Inode inode : forgotten) {
            Node node = ((Shared) inode).node();
            if (node.parent() != null && node.name() != null && node.parent().child(node.name()) == inode) {
                node.parent().removeChild(node.name());
            }
            node.giveUp();
        }
    }

    @Override
    public Directory root() {
        return root;
    }

    @Override
    public String type() {
        return ShareType.NAME;
    }

    @Override
    public long magic() {
        return MAGIC;
    }

    @Override
    public String options() {
        return ",access=client,trans=virtio,version=9p2000.L,msize=" + exchanges.mostBytes();
    }

    @Override
    public void remount(String text, boolean toReadOnly) {
        ShareOptions.of(text);
        if (toReadOnly && !isReadOnly()) {
            sync();
        }
        super.remount(text, toReadOnly);
    }

    @Override
    public Allowance attributeSpace() {
        return allowance;
    }

    @Override
    public void sync() {
        for (Inode each : new ArrayList<>(inodes.values())) {
            if (each instanceof ShareFile file) {
                file.sync();
            }
        }
    }

    /** Asked once for all that is shown of them. */
    private Statistics statistics() {
        if (statistics == null || countedAfter != client.asked()) {
            boolean isTaken = enter();
            try {
                statistics = client.statistics(root.node().fid());
                countedAfter = client.asked();
            } finally {
                leave(isTaken);
            }
        }
        return statistics;
    }

    @Override
    public long totalBlocks() {
        return statistics().blocks();
    }

    @Override
    public long freeBlocks() {
        return statistics().free();
    }

    @Override
    public long files() {
        return statistics().files();
    }

    @Override
    public long freeFiles() {
        return statistics().freeFiles();
    }

    /** The server forgets all that it has for it. */
    @Override
    protected void unmounted() {
        boolean isTaken = enter();
        try {
            client.begin(exchanges.mostBytes());
        } catch (ErrnoException e) {
            say("a server was not told that it is not used any more: " + e.getMessage());
        } finally {
            leave(isTaken);
            end();
        }
    }

    /** Gives back what it has. */
    void end() {
        exchanges.dispose();
        ended.run();
    }
}
