package awesome.conformance.files;

import java.io.File;
import java.util.Arrays;

/** java.io.File: making, asking, renaming and deleting. */
public final class OldFiles {
    private OldFiles() {}

    public static void main(String[] arguments) {
        File folder = new File("folder");
        Attempt.show("mkdir", folder::mkdir);
        Attempt.show("mkdir again", folder::mkdir);
        Attempt.show("mkdirs", new File(folder, "a/b/c")::mkdirs);
        File file = new File(folder, "file");
        Attempt.show("create", file::createNewFile);
        Attempt.show("create again", file::createNewFile);
        Attempt.show("create without folder", new File("no/file")::createNewFile);
        Attempt.show("kinds", () -> file.isFile() + " " + file.isDirectory() + " " + folder.isDirectory() + " "
                + file.exists()
                + " " + new File("none").exists() + " " + file.length() + " " + new File(".hidden").isHidden());
        Attempt.show("list", () -> {
            String[] names = folder.list();
            Arrays.sort(names);
            return Arrays.toString(names);
        });
        Attempt.show("list of a file", () -> file.list());
        Attempt.show("filtered", () -> folder.listFiles(File::isFile).length);
        Attempt.show("rename", () -> file.renameTo(new File("moved")) + " " + file.exists());
        Attempt.show("delete full", folder::delete);
        Attempt.show("delete", () -> new File("moved").delete() + " " + new File("moved").delete());
    }
}
