/**
 * A balanced search tree whose nodes are the objects in it, so that nothing is allocated to put one in.
 *
 * <p>Key types: {@link awesome.kernel.tree.OrderedTree}, {@link awesome.kernel.tree.TreeNode}, which what is to be in a
 * tree extends. Run queues ({@code awesome.kernel.sched}) and timers ({@code awesome.kernel.timer}) are such trees.
 */
package awesome.kernel.tree;
