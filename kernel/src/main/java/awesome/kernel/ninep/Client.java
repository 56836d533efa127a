package awesome.kernel.ninep;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.DeviceNumber;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;
import java.util.ArrayDeque;

/**
 * What can be asked of a server. Files are named by fids, numbers that the client chooses. All methods wait, and fail with the
 * error that the server answers, or EIO if it breaks the rules.
 */
final class Client {
    /** What is spoken. */
    static final String VERSION = "9P2000.L";
    /** Bytes of the largest answer that has no content of files in it. */
    static final int SMALL = 8192;
    /** Bytes beside content: those of a message to write, and one more as Linux has it (P9_IOHDRSZ). */
    static final int BESIDE = 24;
    /** A server that takes less is of no use: names have to fit in. */
    static final int LEAST_BYTES = 4096;

    private static final int MOST_NAME = 255;
    private static final int MOST_TARGET = 4095;
    private static final int MOST_VALUE = 65536;
    private static final int COUNT_BYTES = 4;

    private final Exchanges exchanges;
    private final ArrayDeque<Integer> freeFids = new ArrayDeque<>();
    private int fids;

    Client(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    /** Does something with an answer. */
    private interface Taker<T> {
        T take(Exchange answer);
    }

    private <T> T run(Exchange exchange, Taker<T> taker) {
        try {
            exchanges.run(exchange, SMALL);
            return taker.take(exchange);
        } finally {
            exchanges.end(exchange);
        }
    }

    private void run(Exchange exchange) {
        run(exchange, answer -> null);
    }

    private int newFid() {
        Integer free = freeFids.poll();
        return free != null ? free : fids++;
    }

    /** How many exchanges there were: none in between means that nothing was asked. */
    long asked() {
        return exchanges.count();
    }

    /** Bytes of content in a message at most. */
    int mostContent() {
        return exchanges.mostBytes() - BESIDE;
    }

    /**
     * Agrees on the protocol, by which the server forgets all fids.
     *
     * @param bytes of a message at most
     */
    void begin(int bytes) {
        exchanges.setMostBytes(bytes);
        Exchange exchange = exchanges.begin(Message.VERSION).put4(bytes).putString(VERSION);
        run(exchange, answer -> {
            long most = answer.getUnsigned4();
            if (most < LEAST_BYTES || most > bytes || !answer.getString().equals(VERSION)) {
                throw new ErrnoException(Errno.EIO);
            }
            exchanges.setMostBytes((int) most);
            return null;
        });
    }

    /** A fid for the root of the tree {@code name}, used as root, which {@code user} is called. */
    int attach(String user, String name) {
        int fid = newFid();
        Exchange exchange = exchanges.begin(Message.ATTACH).put4(fid).put4(Message.NO_FID).putString(user).putString(name).put4(0);
        return made(fid, exchange, Qid::of);
    }

    /** The fid, if the exchange that makes it succeeds; if it is not known whether it did, nobody uses the number again. */
    private int made(int fid, Exchange exchange, Taker<?> taker) {
        try {
            run(exchange, taker);
            return fid;
        } catch (ErrnoException e) {
            if (e.errno() != Errno.EIO) {
                freeFids.push(fid);
            }
            throw e;
        }
    }

    /** One more fid for a file. */
    int copy(int fid) {
        int made = newFid();
        return made(made, exchanges.begin(Message.WALK).put4(fid).put4(made).put2(0), answer -> {
            requireCount(answer.get2(), 0);
            return null;
        });
    }

    /** A fid for the file of that name in a directory; ENOENT. */
    int walk(int directory, String name) {
        int made = newFid();
        return made(made, exchanges.begin(Message.WALK).put4(directory).put4(made).put2(1).putString(name), answer -> {
            requireCount(answer.get2(), 1);
            return Qid.of(answer);
        });
    }

    private static void requireCount(int count, int expected) {
        if (count != expected) {
            throw new ErrnoException(Errno.EIO);
        }
    }

    /** A fid is not needed any more; whatever the server says of that, it is free. */
    void clunk(int fid) {
        try {
            finish(fid);
        } catch (ErrnoException e) {
            // So it is said of clunk(5): the fid is gone anyway.
            return;
        }
    }

    /** The same for a fid with which something was written that may fail only now. */
    private void finish(int fid) {
        try {
            run(exchanges.begin(Message.CLUNK).put4(fid));
        } finally {
            freeFids.push(fid);
        }
    }

    Attributes attributes(int fid) {
        return run(exchanges.begin(Message.GETATTR).put4(fid).put8(Attributes.WANTED), Attributes::of);
    }

    void change(int fid, Change change) {
        run(change.put(exchanges.begin(Message.SETATTR).put4(fid)));
    }

    Statistics statistics(int fid) {
        return run(exchanges.begin(Message.STATFS).put4(fid), Statistics::of);
    }

    /** Opens the file of a fid, which has no other use from now on; {@code flags} as of open(2). */
    void open(int fid, int flags) {
        run(exchanges.begin(Message.OPEN).put4(fid).put4(flags), Qid::of);
    }

    /** Makes a regular file in the directory of a fid, which from now on is the file, opened. */
    void create(int fid, String name, int flags, int mode, int group) {
        run(exchanges.begin(Message.CREATE).put4(fid).putString(name).put4(flags).put4(mode).put4(group), Qid::of);
    }

    void makeDirectory(int directory, String name, int mode, int group) {
        run(exchanges.begin(Message.MKDIR).put4(directory).putString(name).put4(mode).put4(group), Qid::of);
    }

    void makeNode(int directory, String name, int mode, long device, int group) {
        run(exchanges.begin(Message.MKNOD).put4(directory).putString(name).put4(mode).put4(DeviceNumber.major(device))
                .put4(DeviceNumber.minor(device)).put4(group), Qid::of);
    }

    void makeLink(int directory, String name, String target, int group) {
        Exchange exchange = exchanges.begin(Message.SYMLINK);
        try {
            exchange.put4(directory).putString(name);
            if (exchange.position() + target.length() + 2 * COUNT_BYTES > exchanges.mostBytes()) {
                throw new ErrnoException(Errno.ENAMETOOLONG);
            }
            exchange.putString(target).put4(group);
            exchanges.run(exchange, SMALL);
            Qid.of(exchange);
        } finally {
            exchanges.end(exchange);
        }
    }

    /** Where a symbolic link leads to. */
    String target(int fid) {
        String target = run(exchanges.begin(Message.READLINK).put4(fid), Exchange::getString);
        if (target.isEmpty() || target.length() > MOST_TARGET || target.indexOf('\0') >= 0) {
            throw new ErrnoException(Errno.EIO);
        }
        return target;
    }

    /** Gives a file one more name. */
    void link(int directory, int fid, String name) {
        run(exchanges.begin(Message.LINK).put4(directory).put4(fid).putString(name));
    }

    void rename(int from, String name, int to, String newName) {
        run(exchanges.begin(Message.RENAME).put4(from).putString(name).put4(to).putString(newName));
    }

    /** Takes a name away; {@code flags} as of unlinkat(2). */
    void unlink(int directory, String name, int flags) {
        run(exchanges.begin(Message.UNLINK).put4(directory).putString(name).put4(flags));
    }

    /** What was written to an open file is safe when this returns. */
    void sync(int fid) {
        run(exchanges.begin(Message.FSYNC).put4(fid).put4(0));
    }

    /**
     * Reads from an open file; others may be let in also while {@code sink} takes what came.
     *
     * @param count at most {@link #mostContent}
     * @return how many bytes there were, which the sink may not have taken all; less than wanted at the end of the file
     */
    int read(int fid, long position, int count, Sink sink) {
        Exchange exchange = exchanges.begin(Message.READ).put4(fid).put8(position).put4(count);
        try {
            exchanges.run(exchange, count + Exchange.HEADER + COUNT_BYTES);
            int length = content(exchange, count);
            exchange.answer.give(exchange.answerPosition(), length, sink);
            return length;
        } finally {
            exchanges.end(exchange);
        }
    }

    /** How many bytes of content an answer has, of which it takes the number. */
    private static int content(Exchange exchange, int most) {
        long length = exchange.getUnsigned4();
        if (length > most || length != exchange.left()) {
            throw new ErrnoException(Errno.EIO);
        }
        return (int) length;
    }

    /**
     * Writes to an open file what {@code source} has, at most so many bytes.
     *
     * @param count at most {@link #mostContent}
     * @return how many it had
     */
    int write(int fid, long position, int count, Source source) {
        Exchange exchange = exchanges.begin(Message.WRITE);
        try {
            int start = exchange.put4(fid).put8(position).put4(count).position();
            exchange.setPosition(start + count);
            int taken = exchange.message.take(start, count, source);
            int done = 0;
            while (done < taken) {
                if (done > 0) {
                    byte[] rest = new byte[taken - done];
                    exchange.message.read(start + done, rest);
                    exchange.message.write(start, rest, 0, rest.length);
                }
                done += writeOnce(exchange, fid, position + done, start, taken - done);
            }
            return taken;
        } finally {
            exchanges.end(exchange);
        }
    }

    /** Writes bytes that are in the message; a server may take a part of them. */
    private int writeOnce(Exchange exchange, int fid, long position, int start, int count) {
        exchange.begin(Message.WRITE, exchange.number);
        exchange.put4(fid).put8(position).put4(count).setPosition(start + count);
        exchanges.run(exchange, SMALL);
        long written = exchange.getUnsigned4();
        if (written == 0 || written > count) {
            throw new ErrnoException(Errno.EIO);
        }
        return (int) written;
    }

    /** Who is given entries of a directory. */
    interface Entries {
        /** One entry; false if no more are wanted, which leaves the others out. */
        boolean entry(Qid qid, long next, int type, String name);
    }

    /**
     * Gives entries of an open directory, {@code .} and {@code ..} among them.
     *
     * @param from 0, or what came with the entry before the first one wanted
     * @return whether there were any
     */
    boolean list(int fid, long from, int count, Entries entries) {
        int room = Math.min(count, mostContent());
        Exchange exchange = exchanges.begin(Message.READDIR).put4(fid).put8(from).put4(room);
        try {
            exchanges.run(exchange, room + Exchange.HEADER + COUNT_BYTES);
            boolean isMore = content(exchange, room) > 0;
            boolean isAny = isMore;
            while (isMore && exchange.left() > 0) {
                Qid qid = Qid.of(exchange);
                long next = exchange.get8();
                int type = exchange.get1();
                String name = exchange.getString();
                if (name.isEmpty() || name.length() > MOST_NAME || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
                    throw new ErrnoException(Errno.EIO);
                }
                isMore = entries.entry(qid, next, type, name);
            }
            return isAny;
        } finally {
            exchanges.end(exchange);
        }
    }

    /** The value of an attribute of a file (xattr(7)), or if {@code name} is empty all names, each with a zero behind it. */
    byte[] attribute(int fid, String name) {
        int made = newFid();
        long[] size = new long[1];
        made(made, exchanges.begin(Message.XATTRWALK).put4(fid).put4(made).putString(name), answer -> {
            size[0] = answer.get8();
            return null;
        });
        try {
            if (size[0] < 0 || size[0] > MOST_VALUE) {
                throw new ErrnoException(Errno.EIO);
            }
            byte[] value = new byte[(int) size[0]];
            Bytes sink = new Bytes(value);
            while (sink.room() > 0) {
                int count = (int) Math.min(sink.room(), mostContent());
                if (read(made, sink.done(), count, sink) == 0) {
                    throw new ErrnoException(Errno.EIO);
                }
            }
            return value;
        } finally {
            clunk(made);
        }
    }

    /** Sets an attribute; one without bytes is taken away. {@code flags} as of setxattr(2). */
    void setAttribute(int fid, String name, byte[] value, int flags) {
        int made = copy(fid);
        boolean isFinished = false;
        try {
            run(exchanges.begin(Message.XATTRCREATE).put4(made).putString(name).put8(value.length).put4(flags));
            Bytes source = new Bytes(value);
            while (source.left() > 0) {
                write(made, source.done(), (int) Math.min(source.left(), mostContent()), source);
            }
            isFinished = true;
        } finally {
            if (!isFinished) {
                clunk(made);
            }
        }
        // It is set when the fid goes.
        finish(made);
    }
}
