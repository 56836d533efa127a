# What bash does itself: functions, jobs, redirections, traps.
cd "$(mktemp -d)"
trap 'echo exit trap' EXIT; f() { local x=$1; echo $((x*2)); return 3; }; f 21; echo $?
a=(1 2 3); a+=(4); echo "${a[@]:1:2} ${#a[@]}"; declare -A m=([k]=v [z]=w)
for k in $(printf '%s\n' "${!m[@]}" | sort); do echo $k=${m[$k]}; done
coproc C { read l; echo "got $l"; }; echo hi >&${C[1]}; read r <&${C[0]}; echo $r; wait
(exit 9) & wait $!; echo $?; { sleep 0.2; echo bg; } & p=$!; kill -STOP $p; kill -CONT $p; wait $p; echo $?
sleep 10 & sleep 0.3; kill $!; wait $! 2>/dev/null; echo $?
cat <<< 'here string'; exec 5>f5; echo five >&5; exec 5>&-; cat f5; echo {1..5} {a..c}x
[[ abc =~ ^a(.)c$ ]] && echo ${BASH_REMATCH[1]}; printf '%d %s\n' 0x1f "$(echo sub)"
x=hello; echo ${x^^} ${x/l/L} ${x: -2} ${x%l*}; set -- a b c; shift; echo $* $#
while read -r n v; do echo "$v $n"; done <<'X'
1 one
2 two
X
mapfile -t lines < <(seq 3); echo ${lines[2]}; select s in a b; do echo $s; break; done <<< 2
trap 'echo usr1' USR1; kill -USR1 $$; (ulimit -n 20; ulimit -n); umask 027; touch u; stat -c %a u
pushd / >/dev/null; dirs | cut -c1; popd >/dev/null; type -t cd ls f; echo $BASH_SUBSHELL $(echo $BASH_SUBSHELL)
set -o pipefail; false | true; echo $?; shopt -s extglob nullglob; touch a1 a2 b1; echo !(b*) *.none
read -t 0.1 x < <(sleep 1); echo $?; exec 3<>/dev/null; ls -l /proc/self/fd/3 | sed 's/.*-> //'
command -v bash; enable -n echo; echo ext; enable echo; compgen -b | head -2; printf -v y '%(%Y)T' 0; echo $y
echo "$(< f5)"; let z=5**3; echo $z; echo $((16#ff + 2#101)); case abc in a*) echo m;& x) echo ft;; esac
bash -c 'kill -9 $$'; echo $?; bash -c 'kill -SEGV $$' 2>/dev/null; echo $?; bash -c 'exec nosuch' 2>&1; echo $?
/etc/passwd 2>&1; echo $?; nohup true 2>/dev/null; dash -c 'echo dash $0'; kill -l | head -1
(set -e; false; echo no); echo $?; time -p true 2>/dev/null; (trap '' PIPE; yes 2>/dev/null | head -1)
for i in 1 2 3 4 5 6 7 8; do (sleep 0.$i; exit $i) & done; for i in 1 2 3 4 5 6 7 8; do wait -n; echo -n "$? "; done; echo
