/** Records, enums and sealed types. */
package awesome.conformance.types;
