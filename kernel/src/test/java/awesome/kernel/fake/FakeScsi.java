package awesome.kernel.fake;

import awesome.kernel.memory.BigEndian;
import awesome.kernel.memory.LittleEndian;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What a virtio SCSI adapter does, with units whose media are arrays. */
public final class FakeScsi implements FakeVirtio.Worker {
    private static final int HEADER = 51;
    private static final int ANSWER = 108;
    private static final int CDB = 19;

    /** A unit. */
    public static final class Unit {
        public byte[] content;
        public int type;
        public int blockBytes = 512;
        public boolean removable;
        public boolean readOnly;
        public int provisioning = 0xc0;
        public boolean cache = true;
        public boolean force;
        /** What it answers next in place of the truth. */
        public final ArrayDeque<Answer> next = new ArrayDeque<>();
        /** Answers to all commands but inquiries that are not in {@link #next}; null for the truth. */
        public Answer always;

        public Unit(int bytes) {
            content = new byte[bytes];
        }
    }

    /** How a command went: a response of the adapter, a status, key and code of sense data, and what is left over. */
    public record Answer(int response, int status, int key, int code, int residual) {
        /** A status with sense data. */
        public static Answer check(int key, int code) {
            return new Answer(0, 2, key, code, 0);
        }
    }

    public final Map<Integer, Unit> units = new LinkedHashMap<>();
    /** The operations that came, in base 16. */
    public final StringBuilder log = new StringBuilder();
    /** The ends of commands that were asked for, and what is said of them. */
    public final StringBuilder ends = new StringBuilder();
    public int endAnswer;
    /** Sense data in the form with descriptors. */
    public boolean hasDescriptors;
    /** What else happens when commands are ended. */
    public Runnable whenEnded = () -> { };
    /** Changes answers, if it is to lie; null for the truth. */
    public Consumer<byte[]> nonsense;
    /** The last command. */
    public byte[] last = {};
    /** What the next event says. */
    public byte[] event = new byte[16];

    /** Adds a unit. */
    public Unit unit(int target, int number, int bytes) {
        Unit unit = new Unit(bytes);
        units.put(target << 16 | number, unit);
        return unit;
    }

    @Override
    public byte[] answer(byte[] given, int room) {
        byte[] answer = told(given, room);
        if (nonsense != null && room > 0) {
            nonsense.accept(answer);
        }
        return answer;
    }

    private byte[] told(byte[] given, int room) {
        if (given.length == 0) {
            return event;
        }
        if (given.length < HEADER) {
            ends.append(LittleEndian.getInt(given, 4)).append(' ');
            whenEnded.run();
            return new byte[] {(byte) endAnswer};
        }
        byte[] answer = new byte[room];
        int target = given[1] & 0xff;
        int number = ((given[2] & 0x3f) << 8) + (given[3] & 0xff);
        Unit unit = units.get(target << 16 | number);
        byte[] cdb = Arrays.copyOfRange(given, CDB, CDB + 16);
        last = cdb;
        boolean isThere = units.keySet().stream().anyMatch(each -> each >>> 16 == target);
        if (given[0] != 1 || !isThere) {
            answer[11] = 3;
            return answer;
        }
        if (unit != null) {
            log.append(Integer.toHexString(cdb[0] & 0xff)).append(' ');
            // What it is a unit says in any case.
            Answer told = !unit.next.isEmpty() ? unit.next.remove() : cdb[0] == 0x12 ? null : unit.always;
            if (told != null) {
                tell(answer, told);
                return answer;
            }
        }
        byte[] out = Arrays.copyOfRange(given, HEADER, given.length);
        byte[] in = perform(target, unit, cdb, out, room - ANSWER);
        if (in == null) {
            tell(answer, Answer.check(5, 0x2000));
        } else {
            System.arraycopy(in, 0, answer, ANSWER, Math.min(in.length, room - ANSWER));
            LittleEndian.putInt(answer, 4, Math.max(0, room - ANSWER - in.length));
        }
        return answer;
    }

    private void tell(byte[] answer, Answer told) {
        answer[11] = (byte) told.response;
        answer[10] = (byte) told.status;
        LittleEndian.putInt(answer, 4, told.residual);
        if (told.status == 2) {
            LittleEndian.putInt(answer, 0, 18);
            answer[12] = (byte) (hasDescriptors ? 0x72 : 0x70);
            answer[hasDescriptors ? 13 : 14] = (byte) told.key;
            BigEndian.putShort(answer, hasDescriptors ? 14 : 24, told.code);
        }
    }

    private byte[] perform(int target, Unit unit, byte[] cdb, byte[] out, int room) {
        int operation = cdb[0] & 0xff;
        if (operation == 0xa0) {
            return list(target);
        }
        if (unit == null) {
            byte[] none = new byte[36];
            none[0] = 0x7f;
            return operation == 0x12 ? none : null;
        }
        int blocks = unit.content.length / unit.blockBytes;
        switch (operation) {
            case 0x00, 0x35:
                return new byte[0];
            case 0x12:
                return cdb[1] == 1 ? page(unit, cdb[2] & 0xff) : inquiry(unit);
            case 0x1a:
                return unit.type == 5 ? null : settings(unit);
            case 0x25:
                byte[] small = new byte[8];
                BigEndian.putInt(small, 0, blocks - 1);
                BigEndian.putInt(small, 4, unit.blockBytes);
                return small;
            case 0x9e:
                byte[] large = new byte[32];
                BigEndian.putLong(large, 0, blocks - 1);
                BigEndian.putInt(large, 8, unit.blockBytes);
                large[13] = 3;
                large[14] = (byte) (unit.provisioning != 0 ? 0x80 : 0);
                return unit.type == 5 ? null : large;
            case 0x28, 0x88:
                return Arrays.copyOfRange(unit.content, at(unit, cdb), at(unit, cdb) + room);
            case 0x2a, 0x8a:
                System.arraycopy(out, 0, unit.content, at(unit, cdb), out.length);
                return new byte[0];
            case 0x42:
                int from = (int) BigEndian.getLong(out, 8) * unit.blockBytes;
                Arrays.fill(unit.content, from, from + BigEndian.getInt(out, 16) * unit.blockBytes, (byte) 0xdd);
                return new byte[0];
            case 0x93:
                int count = BigEndian.getInt(cdb, 10) * unit.blockBytes;
                if (out.length != unit.blockBytes) {
                    throw new AssertionError("a block of " + out.length + " bytes");
                }
                Arrays.fill(unit.content, at(unit, cdb), at(unit, cdb) + count, (byte) 0);
                return new byte[0];
            default:
                return null;
        }
    }

    private static int at(Unit unit, byte[] cdb) {
        boolean isLong = (cdb[0] & 0x80) != 0;
        return (int) (isLong ? BigEndian.getLong(cdb, 2) : BigEndian.getInt(cdb, 2) & 0xffff_ffffL) * unit.blockBytes;
    }

    private byte[] list(int target) {
        byte[] list = new byte[8 + 8 * units.size()];
        int count = 0;
        for (int each : units.keySet()) {
            if (each >>> 16 == target) {
                int number = each & 0xffff;
                BigEndian.putShort(list, 8 + 8 * count, number < 256 ? number : 0x4000 | number);
                count++;
            }
        }
        BigEndian.putInt(list, 0, 8 * count);
        return list;
    }

    private static byte[] inquiry(Unit unit) {
        byte[] answer = "........AWESOME A fake disk     1.0 ".getBytes();
        Arrays.fill(answer, 0, 8, (byte) 0);
        answer[0] = (byte) unit.type;
        answer[1] = (byte) (unit.removable ? 0x80 : 0);
        return answer;
    }

    private static byte[] page(Unit unit, int page) {
        byte[] answer = new byte[64];
        answer[1] = (byte) page;
        answer[3] = 0x3c;
        switch (page) {
            case 0x00 -> {
                answer[3] = 4;
                answer[5] = (byte) 0x80;
                answer[6] = (byte) 0xb0;
                answer[7] = (byte) 0xb2;
            }
            case 0x80 -> {
                answer[3] = 4;
                System.arraycopy("S123".getBytes(), 0, answer, 4, 4);
            }
            case 0xb0 -> {
                BigEndian.putInt(answer, 20, 64);
                BigEndian.putInt(answer, 24, 1);
                BigEndian.putLong(answer, 36, 32);
            }
            case 0xb2 -> answer[5] = (byte) unit.provisioning;
            default -> {
                return null;
            }
        }
        return answer;
    }

    private static byte[] settings(Unit unit) {
        byte[] answer = new byte[24];
        answer[0] = 23;
        answer[2] = (byte) ((unit.readOnly ? 0x80 : 0) | (unit.force ? 0x10 : 0));
        answer[4] = 8;
        answer[5] = 18;
        answer[6] = (byte) (unit.cache ? 4 : 0);
        return answer;
    }
}
