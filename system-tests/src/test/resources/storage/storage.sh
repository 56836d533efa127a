# Runs for $1 seconds: fio writes and verifies by all kinds of calls, and a database gets rows, all on the root file system.
seconds=$1
cd /var/tmp
cat >job <<END
[global]
directory=/var/tmp
size=24m
time_based
runtime=$seconds
verify=crc32c
verify_fatal=1
verify_backlog=512
[sequential]
rw=write
bs=64k
ioengine=psync
[random]
rw=randrw
bsrange=512-16k
ioengine=psync
fsync=100
[vectors]
rw=randwrite
bs=4k
ioengine=pvsync
fdatasync=30
[mapped]
rw=randwrite
bs=4k
ioengine=mmap
[direct]
rw=randrw
bsrange=512-256k
ioengine=sync
direct=1
[shared]
rw=randwrite
bs=4k
ioengine=psync
iomem=mmapshared
direct=1
END
fio --output=fio.out job &
fio=$!
rows=0
rm -f rows.db modes
for mode in delete wal truncate persist; do
    sqlite3 rows.db "pragma journal_mode=$mode; create table if not exists t(n integer primary key, text text)" >>modes
    end=$(($(date +%s) + seconds / 4))
    while [ "$(date +%s)" -lt $end ]; do
        {
            echo 'begin;'
            for i in 1 2 3 4 5 6 7 8 9 10; do
                rows=$((rows + 1))
                echo "insert into t values($rows, printf('row %d %s', $rows, hex(zeroblob($((rows % 300))))));"
            done
            echo 'commit;'
            echo "update t set text = upper(text) where n = $((rows / 2 + 1));"
        } | sqlite3 rows.db || exit 1
        rows=$((rows + 10))
    done
    [ "$(sqlite3 rows.db 'pragma integrity_check; select count(*), max(n) from t')" = "ok
$rows|$rows" ] || { echo "the database is not what it should be"; exit 2; }
    sqlite3 rows.db 'vacuum' || exit 3
done
wait $fio || { cat fio.out; exit 4; }
grep -q 'err= 0' fio.out && ! grep -E 'err= *[1-9]' fio.out || exit 5
cat modes
echo "database and files are right"
