package awesome.kernel.fake;

import awesome.kernel.vfs.FileUser;

/** Who has no rights but those of a user and of one group. */
public record Somebody(int fileUser, int fileGroup) implements FileUser {
    @Override
    public boolean hasFileGroup(int group) {
        return group == fileGroup;
    }

    @Override
    public boolean has(int capability) {
        return fileUser == 0;
    }
}
