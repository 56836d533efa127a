# The tools of the JDK talk with a virtual machine by signals, files, and a socket in /tmp.
cat > Wait.java <<'END'
public class Wait {
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("ready");
        Object lock = new Object();
        synchronized (lock) {
            lock.wait();
        }
    }
}
END
javac Wait.java && java Wait > said & virtual=$!
until grep -q ready said 2>/dev/null; do sleep 0.3; done
virtual=$(jps | awk '$2 == "Wait" {print $1}')
jps -l | awk '{print $2}' | sort
jcmd $virtual VM.version | grep -c OpenJDK
jstack $virtual | grep -c '"main"'
kill -QUIT $virtual
until grep -q 'JNI global refs' said; do sleep 0.3; done
grep -c 'Full thread dump' said
jinfo -flag UseCompressedOops $virtual
jmap -histo $virtual | grep -c 'java.lang.String '
kill $virtual
wait
cat > Crash.java <<'END'
public class Crash {
    public static void main(String[] arguments) throws Exception {
        java.lang.reflect.Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
        field.setAccessible(true);
        ((sun.misc.Unsafe) field.get(null)).putInt(16L, 1);
    }
}
END
javac Crash.java 2>/dev/null
ulimit -c 0
(java -XX:ErrorFile=/tmp/fault Crash >said; echo $?) 2>/dev/null
grep -c SIGSEGV said
grep ^siginfo /tmp/fault
grep -q libjvm.so /tmp/fault && echo mapped
echo jar > content
jar --create --file some.jar content Wait.class && jar --list --file some.jar
javap -cp some.jar Wait
