/**
 * Several directories shown as one (overlayfs): below, those that are only read; above them perhaps one that takes all
 * changes. A file that is to change is copied up first. A name that is taken away while a lower directory still has it
 * becomes a <i>whiteout</i> above, a character device 0/0; a directory that hides what is below is <i>opaque</i>, by an
 * attribute. Both are those of Linux, whose overlays this reads and writes.
 *
 * <p>Key types: {@link awesome.kernel.overlay.OverlayType} (for mount(2)), {@link awesome.kernel.overlay.Overlay} (one
 * that is mounted), {@link awesome.kernel.overlay.OverlayDirectory}, {@link awesome.kernel.overlay.OverlayFile}. The layers
 * are directories of other file systems ({@code awesome.kernel.vfs}), which are asked without their mounts.
 *
 * <p>What is changed, and what is found, is changed and found in a {@linkplain awesome.kernel.sync.Turn turn}, since layers
 * may wait for disks. Source: Linux, Documentation/filesystems/overlayfs.rst.
 */
package awesome.kernel.overlay;
