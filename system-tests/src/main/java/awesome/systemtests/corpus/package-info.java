/**
 * Runs inside the kernel, in an image that is the product's in everything but the first program: calls programs of the
 * conformance corpus.
 *
 * <p>Key types: {@link awesome.systemtests.corpus.CorpusRun} (one program after the other),
 * {@link awesome.systemtests.corpus.CorpusPlatform} (their standard streams). The tests add a substitution of
 * {@code awesome.system.FirstProgram} that starts it; nothing of this is in the product's image.
 */
package awesome.systemtests.corpus;
