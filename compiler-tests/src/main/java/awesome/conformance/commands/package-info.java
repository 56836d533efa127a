/** Small tools for the command line, with arguments, standard input and files of their own. */
package awesome.conformance.commands;
