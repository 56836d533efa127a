/** Parts of a machine, and a tree of files, for the tests of the kernel. */
package awesome.kernel.fake;
