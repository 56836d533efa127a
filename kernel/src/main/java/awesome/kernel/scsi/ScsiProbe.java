package awesome.kernel.scsi;

import awesome.kernel.memory.BigEndian;
import java.util.ArrayList;
import java.util.List;

/** Asks what units there are and what they are, as Linux does (drivers/scsi/scsi_scan.c and sd.c). One thread at a time. */
public final class ScsiProbe {
    private static final int INQUIRY_BYTES = 36;
    private static final int PAGE_BYTES = 255;
    private static final int MODE_BYTES = 192;
    private static final int CAPACITY_BYTES = 8;
    private static final int LONG_CAPACITY_BYTES = 32;

    private static final int PAGES = 0x00;
    private static final int SERIAL = 0x80;
    private static final int LIMITS = 0xb0;
    private static final int PROVISIONING = 0xb2;
    private static final int CACHING = 0x08;
    private static final int ALL_SETTINGS = 0x3f;

    /** So often a command is tried that nothing is wrong with, and so often after a pause. */
    private static final int TRIES = 8;
    private static final int PAUSES = 50;
    private static final int UNITS = ScsiTransport.MOST_BYTES / 8;
    private static final int FLAT = 1;
    private static final int FLAT_NUMBER = 0x3fff;

    private final ScsiTransport transport;
    private final Cdb cdb = new Cdb();
    private final Sense sense = new Sense();

    public ScsiProbe(ScsiTransport transport) {
        this.transport = transport;
    }

    /** Has the command done that was made, again and again if need be; whether it went well. */
    private boolean perform(ScsiAddress address, byte[] answer) {
        int pauses = 0;
        for (int i = 0; i < TRIES;) {
            if (!transport.perform(address, cdb, answer, sense)) {
                return false;
            }
            Sense.Verdict verdict = sense.verdict();
            if (verdict == Sense.Verdict.GOOD || verdict == Sense.Verdict.FAILED && !sense.isOtherMedium()) {
                return verdict == Sense.Verdict.GOOD;
            }
            if (verdict == Sense.Verdict.LATER) {
                if (pauses == PAUSES) {
                    return false;
                }
                pauses++;
                transport.pause();
            } else {
                i++;
            }
        }
        return false;
    }

    /**
     * The units of a target: none if there is no such target.
     *
     * @param mostUnit the highest number
     */
    public List<ScsiAddress> units(int target, int mostUnit) {
        List<ScsiAddress> found = new ArrayList<>();
        ScsiAddress first = new ScsiAddress(target, 0);
        cdb.inquiry(INQUIRY_BYTES);
        if (!perform(first, new byte[INQUIRY_BYTES])) {
            return found;
        }
        byte[] list = new byte[UNITS * 8];
        cdb.reportLuns(list.length);
        if (!perform(first, list)) {
            found.add(first);
            return found;
        }
        int count = (int) Math.min((BigEndian.getInt(list, 0) & 0xffff_ffffL) / 8, UNITS - 1L);
        for (int i = 1; i <= count; i++) {
            int number = number(list, 8 * i);
            ScsiAddress address = new ScsiAddress(target, number);
            if (number >= 0 && number <= mostUnit && !found.contains(address)) {
                found.add(address);
            }
        }
        return found;
    }

    /** A number as it is written in 8 bytes (SAM-5, 4.7); -1 if it is one of several levels, or of something else than a unit. */
    private static int number(byte[] list, int at) {
        int number = BigEndian.getShort(list, at);
        boolean isSimple = BigEndian.getShort(list, at + 2) == 0 && BigEndian.getInt(list, at + 4) == 0;
        if (!isSimple) {
            return -1;
        }
        return number >>> 14 == FLAT ? number & FLAT_NUMBER : number <= 0xff ? number : -1;
    }

    /** What a unit is; null if it is none that is there, or does not say. */
    public ScsiIdentity identify(ScsiAddress address) {
        byte[] inquiry = new byte[INQUIRY_BYTES];
        cdb.inquiry(inquiry.length);
        return perform(address, inquiry) && ScsiIdentity.isUnit(inquiry) ? new ScsiIdentity(inquiry) : null;
    }

    /** Asks a disk or drive all that is to be known of it; null if it does not say. */
    public ScsiFacts facts(ScsiAddress address, ScsiIdentity identity) {
        ScsiFacts facts = new ScsiFacts(identity);
        byte[] pages = page(address, PAGES);
        if (has(pages, SERIAL)) {
            facts.setSerial(page(address, SERIAL));
        }
        if (!identity.isDrive()) {
            if (has(pages, LIMITS)) {
                facts.setLimits(page(address, LIMITS));
            }
            if (has(pages, PROVISIONING)) {
                facts.setProvisioning(page(address, PROVISIONING));
            }
        }
        return renew(address, facts) ? facts : null;
    }

    /** Asks for what may change: the size of the medium, and whether it may be written. False if it does not say. */
    public boolean renew(ScsiAddress address, ScsiFacts facts) {
        cdb.testUnitReady();
        if (!perform(address, new byte[0]) && sense.isWithoutMedium()) {
            facts.setNoMedium();
            return true;
        }
        if (!facts.identity().isDrive()) {
            byte[] settings = new byte[MODE_BYTES];
            cdb.modeSense(CACHING, settings.length);
            boolean isTold = perform(address, settings);
            if (!isTold) {
                cdb.modeSense(ALL_SETTINGS, settings.length);
                isTold = perform(address, settings);
            }
            facts.setSettings(isTold ? settings : new byte[MODE_BYTES]);
        }
        return readCapacity(address, facts);
    }

    /** The short form first: all devices know it, and it says whether the long one is needed; but only that tells more than a size. */
    private boolean readCapacity(ScsiAddress address, ScsiFacts facts) {
        byte[] capacity = new byte[LONG_CAPACITY_BYTES];
        if (!facts.identity().isDrive()) {
            cdb.readLongCapacity(capacity.length);
            if (perform(address, capacity)) {
                return facts.setLongCapacity(capacity);
            }
        }
        byte[] shorter = new byte[CAPACITY_BYTES];
        cdb.readCapacity();
        if (perform(address, shorter)) {
            return facts.setCapacity(shorter);
        }
        if (sense.isWithoutMedium()) {
            facts.setNoMedium();
            return true;
        }
        return false;
    }

    /** A page of vital product data; null if the unit does not have it. */
    private byte[] page(ScsiAddress address, int page) {
        byte[] bytes = new byte[PAGE_BYTES];
        cdb.vitalData(page, bytes.length);
        return perform(address, bytes) && (bytes[1] & 0xff) == page ? bytes : null;
    }

    private static boolean has(byte[] pages, int page) {
        int count = pages == null ? 0 : Math.min(BigEndian.getShort(pages, 2), PAGE_BYTES - 4);
        for (int i = 0; i < count; i++) {
            if ((pages[4 + i] & 0xff) == page) {
                return true;
            }
        }
        return false;
    }
}
