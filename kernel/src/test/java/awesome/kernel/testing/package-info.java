/** Simulated machine parts for the tests of kernel packages. */
package awesome.kernel.testing;
