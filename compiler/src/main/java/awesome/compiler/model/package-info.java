/**
 * The program as the rest of the compiler sees it: classes, methods and fields, after substitution and
 * desugaring, with the resolution rules of the JVM specification.
 *
 * <p>Key types: {@link awesome.compiler.model.World}, {@link awesome.compiler.model.ClassInfo},
 * {@link awesome.compiler.model.MethodInfo}, {@link awesome.compiler.model.FieldInfo}. {@code bytecode}
 * supplies the class files; {@code analysis} and {@code llvm} read.
 */
package awesome.compiler.model;
