/** Collections, locks and atomic variables of {@code java.util.concurrent}, and variable handles, used by one thread. */
package awesome.conformance.concurrent;
