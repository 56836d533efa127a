/**
 * The garbage-collected heap: objects side by side in blocks of lines, large objects on runs of blocks, and a collector
 * that marks from conservatively scanned stacks and precisely scanned objects, and sweeps. Objects never move; young
 * ones are those that no collection has marked yet.
 *
 * <p>Key types: {@link awesome.runtime.heap.Heap}. Memory comes through
 * {@link awesome.runtime.heap.HeapPages}, which each target binds, and threads that help to mark from
 * {@link awesome.runtime.heap.MarkHelpers}, where there are some. {@code docs/book/heap.md} tells how it works.
 */
package awesome.runtime.heap;
