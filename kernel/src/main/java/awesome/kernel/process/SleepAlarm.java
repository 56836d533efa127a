package awesome.kernel.process;

import awesome.kernel.alarm.Alarm;
import awesome.kernel.wait.Condition;
import awesome.kernel.wait.Notice;

/** A thread that sleeps until a clock of processor time shows some time; met when it does. */
public final class SleepAlarm extends Alarm implements Condition {
    private final Notice notice;
    private boolean over;

    /** One that is not set; {@code notice} is told. */
    public SleepAlarm(Notice notice) {
        this.notice = notice;
    }

    @Override
    protected void wentOff() {
        over = true;
        notice.happened();
    }

    @Override
    public boolean isMet() {
        return over;
    }
}
