package awesome.kernel.interleave;

import java.util.ArrayList;
import java.util.List;

/** All schedules with a limited number of preemptions, one after the other, depth first. */
final class Systematic implements Schedule {
    private static final class Choice {
        int taken;
        int count;
        boolean free;
    }

    private final int mostPreemptions;
    private final List<Choice> choices = new ArrayList<>();
    private int position;
    private int preemptions;

    Systematic(int mostPreemptions) {
        this.mostPreemptions = mostPreemptions;
    }

    @Override
    public int choose(int count, boolean free) {
        if (count == 1 || !free && preemptions == mostPreemptions) {
            return 0;
        }
        if (position == choices.size()) {
            Choice choice = new Choice();
            choice.count = count;
            choice.free = free;
            choices.add(choice);
        }
        Choice choice = choices.get(position++);
        if (choice.count != count || choice.free != free) {
            throw new IllegalStateException("the scenario does not do the same each time");
        }
        preemptions += !free && choice.taken != 0 ? 1 : 0;
        return choice.taken;
    }

    /** Goes on to the next schedule; false if there is none. */
    boolean next() {
        position = 0;
        preemptions = 0;
        while (!choices.isEmpty()) {
            Choice last = choices.get(choices.size() - 1);
            last.taken++;
            if (last.taken < last.count) {
                return true;
            }
            choices.remove(choices.size() - 1);
        }
        return false;
    }

    /** The choices of this schedule, for people. */
    String describe() {
        StringBuilder text = new StringBuilder();
        for (Choice choice : choices) {
            text.append(choice.taken);
        }
        return text.toString();
    }
}
