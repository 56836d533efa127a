/** Compression and checksums of java.util.zip. */
package awesome.conformance.archives;
