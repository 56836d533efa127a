/** Executors, futures, locks and other tools of java.util.concurrent. */
package awesome.conformance.tasks;
