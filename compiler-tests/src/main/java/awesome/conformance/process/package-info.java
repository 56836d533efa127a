/** What a program asks its process for: properties, environment, streams, its end. */
package awesome.conformance.process;
