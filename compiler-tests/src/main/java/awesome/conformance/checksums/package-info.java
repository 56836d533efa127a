/** Checksums and digests of the class library, whose native methods are ours, and the byte order they rely on. */
package awesome.conformance.checksums;
