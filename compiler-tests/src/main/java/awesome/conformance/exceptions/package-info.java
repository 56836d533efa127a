/** Throwing and catching. */
package awesome.conformance.exceptions;
