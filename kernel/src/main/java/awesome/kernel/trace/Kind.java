package awesome.kernel.trace;

/** How arguments of one kind are shown. */
interface Kind {
    /**
     * The argument as text.
     *
     * @param index of the argument in {@code call}
     * @param value what is in the register
     */
    String text(CallText call, int index, long value);

    /** Whether it says something only when the call is over: the kernel has filled in what it points at. */
    default boolean isAfter() {
        return false;
    }

    /** Whether the call has such an argument at all: of some, it depends on what else they are given. */
    default boolean isThere(CallText call, int index) {
        return true;
    }

    /** The same kind, shown when the call is over; if that has failed, as an address. */
    default Kind after() {
        Kind self = this;
        return new Kind() {
            @Override
            public String text(CallText call, int index, long value) {
                return call.hasFailed() ? CallText.address(value) : self.text(call, index, value);
            }

            @Override
            public boolean isAfter() {
                return true;
            }
        };
    }
}
