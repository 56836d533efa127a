/**
 * Class files to the form that the rest of the compiler reads: the project's classes and {@code java.base} of
 * the build JDK, with substitutions applied and without invokedynamic.
 *
 * <p>Key types: {@link awesome.compiler.bytecode.ProgramClasses}, the {@code ClassFiles} of a build;
 * {@link awesome.compiler.bytecode.ClassPath}, where bytes come from;
 * {@link awesome.compiler.bytecode.Substitutions}, what changes in which class;
 * {@link awesome.compiler.bytecode.Desugaring}, lambdas, string concatenation and record methods as ordinary
 * code; {@link awesome.compiler.bytecode.ResourceCalls}, files of the class path that code names, and
 * {@link awesome.compiler.bytecode.AssertionStatus}. {@code model} holds the result; {@code hostheap} loads it into the child JVM.
 */
package awesome.compiler.bytecode;
