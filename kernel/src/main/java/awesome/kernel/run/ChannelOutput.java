package awesome.kernel.run;

import awesome.kernel.console.CharacterDevice;

/** One of the output streams as a device that a terminal writes to. */
final class ChannelOutput implements CharacterDevice {
    private final RunLink link;
    private final int type;

    /** The stream whose frames have that type. */
    ChannelOutput(RunLink link, int type) {
        this.link = link;
        this.type = type;
    }

    @Override
    public void write(byte[] source, int start, int length) {
        link.send(type, source, start, length);
    }

    @Override
    public int read() {
        return -1;
    }
}
