package awesome.kernel.ext4;

import awesome.abi.linux.FileMode;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Works with files as programs do that want to lose nothing, and remembers what must be there from when on. */
final class CrashWork {
    /** From a moment on, until a file is touched again, these are the contents by path; null for a name that is gone. */
    static final class Promise {
        final int event;
        final Map<String, byte[]> files;

        Promise(int event, Map<String, byte[]> files) {
            this.event = event;
            this.files = files;
        }
    }

    private final Random random;
    private final RecordingDisk disk;
    private final Directory root;
    private final HashMap<String, byte[]> files = new HashMap<>();
    final ArrayList<Promise> promises = new ArrayList<>();
    /** For each path, the moments from which on it was touched. */
    final HashMap<String, ArrayList<Integer>> touched = new HashMap<>();

    CrashWork(Random random, RecordingDisk disk, Directory root) {
        this.random = random;
        this.disk = disk;
        this.root = root;
        for (int i = 0; i < 3; i++) {
            root.create("d" + i, FileMode.S_IFDIR | 0755, 0);
        }
        sync();
    }

    private void touch(String path) {
        touched.computeIfAbsent(path, each -> new ArrayList<>()).add(disk.events());
    }

    private Directory directory(String path) {
        return (Directory) root.lookup(path.substring(0, 2));
    }

    private static String name(String path) {
        return path.substring(3);
    }

    private Inode file(String path) {
        return directory(path).lookup(name(path));
    }

    private String newPath() {
        return "d" + random.nextInt(3) + "/f" + random.nextInt(40);
    }

    private String anyPath() {
        ArrayList<String> all = new ArrayList<>(files.keySet());
        all.sort(null);
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    private byte[] bytes(int most) {
        byte[] bytes = new byte[1 + random.nextInt(most)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** One step. */
    void step() {
        switch (random.nextInt(12)) {
            case 0, 1, 2:
                append();
                break;
            case 3:
                overwrite();
                break;
            case 4:
                truncate();
                break;
            case 5:
                replace();
                break;
            case 6:
                remove();
                break;
            case 7:
                rename();
                break;
            case 8:
                syncOne(anyPath());
                break;
            case 9:
                exchange();
                break;
            case 10:
                createUnnamed();
                break;
            default:
                if (random.nextInt(3) == 0) {
                    sync();
                } else {
                    many();
                }
                break;
        }
    }

    private void create(String path) {
        if (!files.containsKey(path)) {
            touch(path);
            directory(path).create(name(path), FileMode.S_IFREG | 0644, 0);
            files.put(path, new byte[0]);
        }
    }

    private void write(String path, int at, byte[] more) {
        touch(path);
        Bytes source = new Bytes(more);
        file(path).write(at, source);
        byte[] old = files.get(path);
        byte[] now = java.util.Arrays.copyOf(old, Math.max(old.length, at + more.length));
        System.arraycopy(more, 0, now, at, more.length);
        files.put(path, now);
    }

    private void append() {
        String path = newPath();
        create(path);
        write(path, files.get(path).length, bytes(random.nextInt(4) == 0 ? 30_000 : 3000));
    }

    private void overwrite() {
        String path = anyPath();
        if (path != null) {
            write(path, random.nextInt(files.get(path).length + 1), bytes(5000));
        }
    }

    private void truncate() {
        String path = anyPath();
        if (path != null) {
            touch(path);
            int size = random.nextInt(files.get(path).length + 100);
            file(path).truncate(size);
            files.put(path, java.util.Arrays.copyOf(files.get(path), size));
        }
    }

    /** As editors save: a new file, synced, takes the place of the old one. */
    private void replace() {
        String path = anyPath();
        if (path != null) {
            String temporary = path + "-new";
            create(temporary);
            write(temporary, 0, bytes(6000));
            syncOne(temporary);
            move(temporary, path);
        }
    }

    private void move(String from, String to) {
        touch(from);
        touch(to);
        directory(from).rename(name(from), directory(to), name(to));
        files.put(to, files.remove(from));
    }

    private void rename() {
        String path = anyPath();
        String to = newPath();
        if (path != null && !path.equals(to)) {
            move(path, to);
        }
    }

    private void exchange() {
        String first = anyPath();
        String second = anyPath();
        if (first != null && !first.equals(second)) {
            touch(first);
            touch(second);
            directory(first).exchange(name(first), directory(second), name(second));
            byte[] content = files.get(first);
            files.put(first, files.get(second));
            files.put(second, content);
        }
    }

    /** A file that gets its name when it is written. */
    private void createUnnamed() {
        String path = newPath();
        if (!files.containsKey(path)) {
            touch(path);
            Inode made = directory(path).createUnnamed(FileMode.S_IFREG | 0644, 0, 0);
            made.retain();
            byte[] content = bytes(5000);
            made.write(0, new Bytes(content));
            if (random.nextInt(4) > 0) {
                directory(path).link(name(path), made);
                files.put(path, content);
            }
            made.release();
        }
    }

    private void remove() {
        String path = anyPath();
        if (path != null) {
            touch(path);
            directory(path).remove(name(path));
            files.remove(path);
        }
    }

    private void many() {
        for (int i = 0; i < 20; i++) {
            create("d" + random.nextInt(3) + "/a-longer-name-" + random.nextInt(300));
        }
    }

    private void syncOne(String path) {
        if (path != null) {
            if (random.nextBoolean()) {
                file(path).sync();
            } else {
                file(path).syncData();
            }
            promises.add(new Promise(disk.events(), Map.of(path, files.get(path))));
        }
    }

    private void sync() {
        root.fileSystem().sync();
        promises.add(new Promise(disk.events(), new HashMap<>(files)));
    }

    /** What must be there if the power fails after {@code events} things happened: contents by path. */
    Map<String, byte[]> promised(int events) {
        HashMap<String, byte[]> must = new HashMap<>();
        Set<String> done = new HashSet<>();
        for (int i = promises.size() - 1; i >= 0; i--) {
            Promise promise = promises.get(i);
            if (promise.event > events) {
                continue;
            }
            for (Map.Entry<String, byte[]> each : promise.files.entrySet()) {
                if (done.add(each.getKey()) && !isTouched(each.getKey(), promise.event, events)) {
                    must.put(each.getKey(), each.getValue());
                }
            }
        }
        return must;
    }

    private boolean isTouched(String path, int from, int to) {
        for (int moment : touched.getOrDefault(path, new ArrayList<>())) {
            if (moment >= from && moment <= to) {
                return true;
            }
        }
        return false;
    }
}
