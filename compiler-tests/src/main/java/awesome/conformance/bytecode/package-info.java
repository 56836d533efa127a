/** Instructions that Java source reaches only in some shapes: dup and swap forms, wide operands, all kinds of constants. */
package awesome.conformance.bytecode;
