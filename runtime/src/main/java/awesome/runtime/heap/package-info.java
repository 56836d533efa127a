/**
 * The garbage-collected heap: blocks of cells of one size, large objects on runs of blocks, and a collector
 * that marks from conservatively scanned stacks and precisely scanned objects, and sweeps. Objects never move.
 *
 * <p>Key types: {@link awesome.runtime.heap.Heap}. Memory comes through
 * {@link awesome.runtime.heap.HeapPages}, which each target binds. {@code docs/book/runtime.md} tells how it works.
 */
package awesome.runtime.heap;
