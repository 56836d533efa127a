/**
 * The ahead-of-time compiler: class files in, one position-independent ELF without relocations out.
 *
 * <p>The order of work is the order of the packages: {@code bytecode} reads class files, applies
 * substitutions and removes invokedynamic; {@code model} is the program as classes, methods and fields;
 * {@code hostheap} runs static initialisers in a child JVM and looks at the objects they made;
 * {@code analysis} finds what the entry points reach; {@code llvm} writes LLVM IR and the image heap;
 * {@code link} runs the tools and checks the result; {@code driver} is the command line;
 * {@code server} lets a JVM stay for the next build.
 */
package awesome.compiler;
