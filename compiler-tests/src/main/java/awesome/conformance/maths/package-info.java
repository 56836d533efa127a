/** Elementary functions, large integers and decimals. */
package awesome.conformance.maths;
