/** Exhausted stacks and heaps, exceptions in finally blocks, resources that fail to close: errors that programs survive. */
package awesome.conformance.errors;
