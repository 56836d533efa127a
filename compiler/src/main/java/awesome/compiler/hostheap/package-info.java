/**
 * Static initialisers at build time: a child JVM loads the same (desugared) classes, runs initialisers
 * when asked, and describes the objects that it holds over a pipe.
 *
 * <p>Key types: {@link awesome.compiler.hostheap.HostHeap}, {@link awesome.compiler.hostheap.HostObject};
 * {@link awesome.compiler.hostheap.ChildHeap} starts the child, whose side is the package {@code child}.
 * {@code analysis} asks; {@code llvm} writes what was found into the image.
 */
package awesome.compiler.hostheap;
