package awesome.conformance.types;

import java.util.EnumMap;
import java.util.Map;

/** A state machine of constants with bodies that refer to each other. */
public final class EnumStates {
    private EnumStates() {}

    private enum State {
        START {
            @Override
            State next(char c) {
                return Character.isDigit(c) ? NUMBER : c == '"' ? TEXT : this;
            }
        },
        NUMBER {
            @Override
            State next(char c) {
                return Character.isDigit(c) ? this : START;
            }
        },
        TEXT {
            @Override
            State next(char c) {
                return c == '"' ? START : c == '\\' ? ESCAPE : this;
            }
        },
        ESCAPE {
            @Override
            State next(char c) {
                return TEXT;
            }

            @Override
            public String toString() {
                return "escape!";
            }
        };

        static final State FIRST = values()[0];
        private int visits;

        abstract State next(char c);

        State step(char c) {
            State after = next(c);
            after.visits++;
            return after;
        }
    }

    public static void main(String[] arguments) {
        State state = State.FIRST;
        StringBuilder path = new StringBuilder();
        for (char c : "a12 \"x\\\"y\" 7\"".toCharArray()) {
            state = state.step(c);
            path.append(state.name().charAt(0));
        }
        Map<State, Integer> visits = new EnumMap<>(State.class);
        for (State each : State.values()) {
            visits.put(each, each.visits);
        }
        System.out.println(path + " " + state + " " + visits + " "
                + State.TEXT.getClass().getSuperclass().getSimpleName() + " " + State.valueOf("ESCAPE"));
    }
}
