/**
 * Programs that use well-known libraries as their authors publish them, unchanged: each does with one library what it
 * is for and prints what comes out, which must be the same on HotSpot and compiled. The libraries are those that need
 * no reflection; they come from Maven Central as jar files. {@code awesome.libraries.harness} runs the programs.
 */
package awesome.libraries;
