/** How a program starts, reads its input and ends. */
package awesome.conformance.start;
