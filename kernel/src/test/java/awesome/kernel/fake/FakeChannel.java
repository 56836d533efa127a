package awesome.kernel.fake;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.ninep.Channel;
import awesome.kernel.ninep.MessageMemory;
import awesome.kernel.wait.OutsideWaiter;
import awesome.magic.PhysAddr;
import java.util.function.UnaryOperator;

/** A channel to a {@link FakeServer}, which answers at once. */
public final class FakeChannel implements Channel {
    private final FakeServer server;
    private final FakeFrames frames;
    /** Changes answers, if they are to be wrong. */
    public UnaryOperator<byte[]> mutation = UnaryOperator.identity();
    /** What the other side says of the length of an answer, if it lies. */
    public Integer claimed;
    /** After so many exchanges the other side is gone. */
    public int left = Integer.MAX_VALUE;
    private final boolean[] underWay = new boolean[4];

    public FakeChannel(FakeServer server, FakeFrames frames) {
        this.server = server;
        this.frames = frames;
    }

    @Override
    public String tag() {
        return "files";
    }

    @Override
    public int mostBytes() {
        return 1 << 16;
    }

    @Override
    public int depth() {
        return underWay.length;
    }

    @Override
    public int exchange(int number, OutsideWaiter waiter, MessageMemory message, int bytes, MessageMemory answer, int room) {
        if (underWay[number]) {
            throw new AssertionError("the exchange is under way already");
        }
        if (left-- <= 0) {
            throw new ErrnoException(Errno.EIO);
        }
        byte[] given = new byte[bytes];
        for (int i = 0, at = 0; i < message.pieces(bytes); i++) {
            frames.read(PhysAddr.of(message.piece(i)), given, at, message.pieceBytes(i, bytes));
            at += message.pieceBytes(i, bytes);
        }
        underWay[number] = true;
        byte[] said = mutation.apply(server.answer(given, room));
        underWay[number] = false;
        for (int i = 0, at = 0; i < answer.pieces(room) && at < said.length; i++) {
            int length = Math.min(answer.pieceBytes(i, room), said.length - at);
            frames.write(PhysAddr.of(answer.piece(i)), said, at, length);
            at += length;
        }
        return claimed != null ? claimed : said.length;
    }
}
