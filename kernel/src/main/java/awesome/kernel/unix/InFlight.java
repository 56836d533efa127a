package awesome.kernel.unix;

import awesome.abi.linux.Capability;
import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.socket.Rights;
import awesome.kernel.socket.SocketCaller;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;

/**
 * Open files that are on their way in packets. A socket of which all uses are in packets can only be received by
 * somebody who has, or receives, the socket where the packet is. If there is no such, as for two that are on their way
 * in one another, nobody ever will: {@link #collect} finds these, and closes them.
 */
final class InFlight {
    /** When so many sockets are on their way, or twice what was left last time, lost ones are looked for. */
    private static final int MANY = 16_000;
    /** So few that hold others are looked at each time; more of them only when a share of as many was closed. */
    private static final int FEW = 64;
    private static final int SHARE = 8;

    /** Sockets with packets that have files. */
    private final HashSet<UnixSocket> holders = new HashSet<>();
    private final HashMap<Integer, Integer> filesOfUser = new HashMap<>();
    private final ArrayDeque<Rights> unwanted = new ArrayDeque<>();
    private int sockets;
    private int enough = MANY;
    /** How many sockets were closed since lost ones were looked for. */
    private int closed;
    private boolean releasing;

    /** ETOOMANYREFS if a caller may not have {@code more} files on their way. */
    void check(SocketCaller caller, int more) {
        if (sockets > enough) {
            collect();
            enough = Math.max(MANY, 2 * sockets);
        }
        int count = filesOfUser.getOrDefault(caller.real().user(), 0);
        if (count + more > caller.fileLimit() && !caller.has(Capability.CAP_SYS_RESOURCE)
                && !caller.has(Capability.CAP_SYS_ADMIN)) {
            throw new ErrnoException(Errno.ETOOMANYREFS);
        }
    }

    /** The files of {@code packet} begin to wait in {@code holder}. */
    void add(UnixSocket holder, Packet packet) {
        Rights rights = packet.rights;
        for (int i = 0; i < rights.size(); i++) {
            if (rights.get(i) instanceof UnixSocket socket) {
                socket.inFlight++;
                sockets++;
            }
        }
        filesOfUser.merge(packet.user, rights.size(), Integer::sum);
        holder.packetsWithRights++;
        holders.add(holder);
    }

    /** The files of a packet wait no longer; they are the caller's. */
    Rights take(UnixSocket holder, Packet packet) {
        Rights rights = packet.rights;
        packet.rights = null;
        for (int i = 0; i < rights.size(); i++) {
            if (rights.get(i) instanceof UnixSocket socket) {
                socket.inFlight--;
                sockets--;
            }
        }
        int left = filesOfUser.get(packet.user) - rights.size();
        if (left == 0) {
            filesOfUser.remove(packet.user);
        } else {
            filesOfUser.put(packet.user, left);
        }
        holder.packetsWithRights--;
        if (holder.packetsWithRights == 0) {
            holders.remove(holder);
        }
        return rights;
    }

    /** A socket was closed, by which others may be lost. They are looked for as often as that takes little time. */
    void socketClosed() {
        closed++;
        if (sockets > 0 && closed * SHARE >= holders.size() - FEW) {
            closed = 0;
            collect();
        }
    }

    /** Releases files that nobody wants; those that they hold follow, one after the other, however deep they are. */
    void release(Rights rights) {
        unwanted.add(rights);
        if (releasing) {
            return;
        }
        releasing = true;
        try {
            while (!unwanted.isEmpty()) {
                unwanted.remove().release();
            }
        } finally {
            releasing = false;
        }
    }

    /** Closes the sockets that nobody can ever receive. */
    void collect() {
        HashSet<UnixSocket> reached = new HashSet<>();
        ArrayDeque<UnixSocket> open = new ArrayDeque<>();
        for (UnixSocket each : holders) {
            if (!isLost(each.owner())) {
                open.add(each);
            }
        }
        while (!open.isEmpty()) {
            for (Packet packet : open.remove().packets()) {
                for (int i = 0; packet.rights != null && i < packet.rights.size(); i++) {
                    if (packet.rights.get(i) instanceof UnixSocket socket && isLost(socket) && reached.add(socket)) {
                        open.add(socket);
                        open.addAll(socket.pending());
                    }
                }
            }
        }
        ArrayList<UnixSocket> lost = new ArrayList<>();
        for (UnixSocket each : holders) {
            if (isLost(each.owner()) && !reached.contains(each.owner())) {
                lost.add(each);
            }
        }
        for (UnixSocket each : lost) {
            each.dropPackets();
        }
    }

    /** Whether it is used by packets only. */
    private static boolean isLost(UnixSocket socket) {
        return socket.inFlight > 0 && socket.uses() == socket.inFlight;
    }
}
