package awesome.compiler.llvm;

import awesome.compiler.hostheap.HostObject;

/**
 * An object of the image heap that code refers to.
 *
 * @param symbol by which it does so
 */
record KnownObject(String symbol, HostObject object) {}
