package awesome.runtime.exception;

import awesome.magic.NoAlloc;
import awesome.magic.Symbol;
import awesome.magic.raw.Address;

/** Where the linker put the tables of the running image. */
@NoAlloc("symbols are constants")
final class ImageSymbols {
    private ImageSymbols() {}

    @Symbol("eh_frame_hdr_start")
    static Address ehFrameHeader() {
        return Address.zero();
    }

    @Symbol("interrupt_stubs_start")
    static Address interruptStubsStart() {
        return Address.zero();
    }

    @Symbol("interrupt_stubs_end")
    static Address interruptStubsEnd() {
        return Address.zero();
    }

    @Symbol("heap_base")
    static Address heapBase() {
        return Address.zero();
    }

    @Symbol("text_start")
    static Address textStart() {
        return Address.zero();
    }

    @Symbol("line_table_start")
    static Address lineTableStart() {
        return Address.zero();
    }

    @Symbol("line_table_end")
    static Address lineTableEnd() {
        return Address.zero();
    }

    @Symbol("null_messages_start")
    static Address nullMessagesStart() {
        return Address.zero();
    }

    /** {@link FrameCache#SIZE} bytes, zero at first. */
    @Symbol("frame_cache")
    static Address frameCache() {
        return Address.zero();
    }
}
