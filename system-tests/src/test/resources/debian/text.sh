# coreutils, grep, sed, find, diff and tar.
cd "$(mktemp -d)"
seq 1 20000 | sed 's/\(.*\)5$/\1five/' > n
grep -c five n; sort -rn n | head -2; sort -S 1M --parallel=2 -k1.2 n | sha256sum
shuf --random-source=n n | sort -n | sha256sum
split -l 3000 n part; ls part*; cat part* | cmp - n; wc part* | tail -1; paste -d: part?? | head -1
join <(sort n) <(sort n | head -5); comm -12 <(sort n | head -4) <(sort n | head -2); tr a-z A-Z < n | tail -1
cut -c2- n | uniq -c | sort -rn | head -2; diff <(head -5 n) <(head -6 n); diff -u n <(sed 3d n) | tail -n +3
diff -u n <(sed '9s/9/x/' n) > patch; grep -c . patch; grep -rn '^1999five' . | sort
grep -P '^(\d)\1{2}$' n | tr '\n' ' '; grep -E 'x|^20000' n; grep -vc 1 n
find . -name 'part*' -size +10k -newer patch -o -type d | sort; find . -type f -print0 | sort -z | xargs -0 -n2 echo | head -2
find . -name 'p*' -exec basename {} \; | sort | head -2; find . -name 'parta[a-c]' -delete; ls | wc -l
tar czf t.tgz n patch; tar tvf t.tgz | cut -d' ' -f1,2; mkdir x; tar xzf t.tgz -C x; cmp n x/n
gzip -k n; zcat n.gz | cmp - n; dd if=n of=o bs=1k count=3 2>&1 | head -1; cmp o n | cut -d: -f1
od -c n | head -1; base64 < o | tail -1; cksum o; sum o; b2sum o
truncate -s 1M sparse; du -k sparse | cut -f1; stat -c '%s %a %F' sparse; cp --sparse=always sparse s2; cmp sparse s2
cp -a x y; diff -r x y; ln n hard; stat -c %h n; ln -s n sym; readlink -f sym | xargs basename; mv sym sym2
test -L sym2 && echo link; chmod u=rw,go= n; stat -c %A n; touch -d '2001-02-03 04:05:06 UTC' n; TZ=UTC stat -c %y n
mkfifo ff; (echo fifo > ff &); cat ff; install -m 750 o inst; stat -c %a inst; rm -rf x y; ls
id -u; numfmt --to=iec 123456789; date -u -d '2020-02-29 +1 year' +%F; expr 7 \* 6; factor 9007199254740991
printf '%q %s\n' 'a b' c; timeout 1 sleep 5; echo $?; nice -n 19 nice; env -i A=1 env; tee t1 < o | wc -c
yes | head -1000 | md5sum; seq 1 100000 | tac | tail -1; head -c 1000000 /dev/zero | sha1sum; csplit -s n 100; ls xx*
fmt -w 20 <<< 'a b c d e f g h i j k l m n'; nl <<< x; expand <<< $'a\tb'; tsort <<< 'a b b c'; realpath --relative-to=. n
od -An -tx1 -N4 o; stdbuf -o0 echo s; chroot / true && echo chroot; sync; seq 3 | xargs -P3 -I{} sh -c 'exit 0'; echo $?
