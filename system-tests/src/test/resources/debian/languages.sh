# Perl, Lua, Python and awk ask for processes, pipes, sockets, signals, files and times.
cd "$(mktemp -d)"
perl -MPOSIX -MSocket -MFcntl=:flock -e '
    pipe(R, W); if (!fork) { close R; print W "from child\n"; exit 3 } close W; print <R>; wait; print $? >> 8, "\n";
    socketpair(A, B, AF_UNIX, SOCK_STREAM, PF_UNSPEC) or die; syswrite A, "abc"; sysread B, $x, 10; print "$x\n";
    $SIG{ALRM} = sub { print "alarm\n" }; alarm 1; pause; $SIG{CHLD} = sub { print "chld\n" }; system "true";
    open F, ">f"; flock F, LOCK_EX; print F "x" x 100; close F; print -s "f", "\n"; printf "%03o\n", (stat "f")[2] & 0777;
    opendir D, "."; print join(" ", sort readdir D), "\n"; rename "f", "g"; print -e "f" ? 1 : 0, "\n";
    print strftime("%F %T", gmtime(86400 * 365)), "\n"; print `echo back`; print STDERR "err\n";
    print join(",", unpack "C*", pack "N", 258), "\n"; $_ = "aXbXc"; print join("-", split /X/), "\n";
    open L, ">l"; flock(L, LOCK_EX); if (!fork) { open M, ">l"; print flock(M, LOCK_EX | LOCK_NB) ? "got" : "busy", "\n"; exit }
    wait; kill "TERM", $$' 2>&1
echo $?
lua5.4 - <<'X' 2>&1
local t = {} for i = 1, 1000 do t[i] = i * i end
print(#t, t[1000], string.format("%.3f", math.pi), ("x"):rep(5), 7 // 2, 2^53 | 0)
local f = io.popen("echo popen; exit 3") print(f:read("a"), f:close())
local co = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end) print(co(), co(), co())
print((pcall(error, {}))) print(os.execute("exit 4")) print(os.rename("no", "such")) io.stderr:write("err\n")
local o = io.open("out", "w") for i = 1, 10000 do o:write(i, "\n") end o:close()
local n = 0 for l in io.lines("out") do n = n + tonumber(l) end print(n)
print(os.time{year = 2020, month = 1, day = 1, hour = 12}, os.date("!%c", 0), os.getenv("NOPE"))
X
python3 -c '
import os, select, signal, subprocess, threading
r, w = os.pipe()
if os.fork() == 0: os.write(w, b"child"); os._exit(7)
print(os.read(r, 10), os.wait()[1] >> 8)
print(subprocess.run(["sh", "-c", "echo hi; exit 2"], capture_output=True))
l = []; ts = [threading.Thread(target=lambda i=i: l.append(i)) for i in range(10)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(l))
signal.signal(signal.SIGUSR1, lambda *a: print("usr1")); os.kill(os.getpid(), signal.SIGUSR1)
print(select.select([r], [], [], 0.01), os.stat("/etc/passwd").st_mode, sorted(os.listdir("/usr"))[:3])
try: open("/nope")
except OSError as e: print(e)
' 2>&1
gawk 'BEGIN {
    "date -u -d @0 +%Y" | getline y; print y; print strftime("%H", 0, 1)
    cmd = "sort -r"; print "a\nb\nc" |& cmd; close(cmd, "to"); while ((cmd |& getline l) > 0) printf "%s ", l; print ""
    printf "%c%5.2f|%-5s|\n", 65, 3.14159, "ab"; print toupper("abc"), substr("hello", 2, 3); system("exit 3"); exit 4 }'
echo $?
