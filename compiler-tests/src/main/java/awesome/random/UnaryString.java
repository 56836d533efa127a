package awesome.random;

import java.util.function.UnaryOperator;

/** What lambdas over strings are. */
public interface UnaryString extends UnaryOperator<String> {}
