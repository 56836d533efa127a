/**
 * The program that runs in the child JVM: it loads classes over the pipe, runs static initialisers and
 * describes objects. It uses the JDK alone.
 *
 * <p>Key types: {@link awesome.compiler.hostheap.child.Child}, the request loop;
 * {@link awesome.compiler.hostheap.child.Wire}, the protocol. The other end is
 * {@code awesome.compiler.hostheap}.
 */
package awesome.compiler.hostheap.child;
