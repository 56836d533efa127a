package awesome.run;

import awesome.image.DiskImage;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where what {@code make} built lies. */
record Installation(Path home) {
    /** Set by {@code bin/awesome} to the folder that it lies in. */
    static final String HOME_PROPERTY = "awesome.home";

    static Installation find() {
        return new Installation(Path.of(System.getProperty(HOME_PROPERTY, "")).toAbsolutePath());
    }

    /** The kernel. */
    Path kernel() throws CannotRunException {
        return built("kernel.elf");
    }

    /** The folder with the loader. */
    Path loader() throws CannotRunException {
        return built("boot/" + DiskImage.STAGE2_FILE).getParent();
    }

    private Path built(String name) throws CannotRunException {
        Path file = home.resolve("build").resolve(name);
        if (!Files.exists(file)) {
            throw new CannotRunException(Ending.MACHINE_FAILED,
                    "there is no " + file + "; run \"make\" in " + home + " first");
        }
        return file;
    }
}
