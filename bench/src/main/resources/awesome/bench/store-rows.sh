# What is done on the disk, a line "store: NANOSECONDS NAME" for each. In it are tree.tar and repository, of the same files.
here=/mnt
git="git -c safe.directory=*"

# Nothing of the disk is in memory.
cold() {
    cd /
    umount $here || echo "store: busy"
    mount -t ext4 /dev/vdb $here
    cd $here || exit
}

# row NAME COMMAND...: how long the command takes.
row() {
    name=$1
    shift
    start=${EPOCHREALTIME/./}
    if "$@" >/tmp/out 2>&1; then
        echo "store: $(((${EPOCHREALTIME/./} - start) * 1000)) $name"
    else
        echo "store: 0 $name"
        cat /tmp/out
    fi
}

# job NAME FIELD ARGUMENTS...: how long fio takes without what it does before, by a field of its short output (HOWTO, "Terse output").
job() {
    name=$1
    field=$2
    shift 2
    fio --minimal --output=/tmp/out --name=job --thread --ioengine=psync --gtod_reduce=1 --fallocate=none --filename=data "$@" >/tmp/errors 2>&1
    took=$(cut -d';' -f"$field" /tmp/out)
    echo "store: ${took:-0}000000 $name"
    [ "${took:-0}" -gt 0 ] || cat /tmp/out /tmp/errors
}

READ=9
WRITE=50

create() { perl -e 'for (1 .. 10000) { open F, ">", "many/$_" or die; close F }' && sync; }
look() { perl -e 'for (1 .. 10000) { stat "many/$_" or die }'; }
remove() { perl -e 'for (1 .. 10000) { unlink "many/$_" or die }' && sync; }
unpack() { tar xf tree.tar -C out && sync; }
query() { sqlite3 rows.db </tmp/query; }

cat >/tmp/query <<SQL
create table t(n integer primary key, text text);
$(for ((i = 1; i <= 100; i++)); do echo "insert into t values($i, 'row $i');"; done)
begin;
with recursive c(n) as (select 101 union all select n + 1 from c where n < 20000) insert into t select n, printf('row %d %s', n, hex(n)) from c;
commit;
create index i on t(text);
select count(*), sum(length(text)) from t;
select count(*) from t a join t b on b.text = 'row ' || a.n || ' ' || hex(a.n);
update t set text = text || 'x' where n % 10 = 0;
select max(text) from t;
SQL

mount -t ext4 /dev/vdb $here
cd $here || exit
# What programs know of files is renewed, and the programs are in memory.
$git -C repository status >/dev/null
fio --version >/dev/null
sqlite3 </dev/null
perl -e 0

cold
job "write 192 MiB" $WRITE --rw=write --bs=64k --size=192m --end_fsync=1
cold
job "read 192 MiB" $READ --rw=read --bs=64k --size=192m
cold
job "read 4 KiB anywhere, 4096 times" $READ --rw=randread --bs=4k --size=192m --io_size=16m --randseed=1
job "write 4 KiB anywhere, 16384 times" $WRITE --rw=randwrite --bs=4k --size=192m --io_size=64m --end_fsync=1 --randseed=2
cold
job "the same read, O_DIRECT" $READ --rw=randread --bs=4k --size=192m --io_size=16m --direct=1 --randseed=1
job "write 4 KiB anywhere, 4096 times, O_DIRECT" $WRITE --rw=randwrite --bs=4k --size=192m --io_size=16m --direct=1 --randseed=3
rm data
cold
job "append 4 KiB and fsync, 1000 times" $WRITE --rw=write --bs=4k --size=4000k --fsync=1
mkdir many out
row "create 10,000 files, sync" create
row "stat 10,000 files" look
cold
row "stat 10,000 files, not in memory" look
row "remove 10,000 files, sync" remove
cold
row "tar x, sync" unpack
cold
row "find, not in memory" find out -newer tree.tar
row "find" find out -newer tree.tar
row "SQLite" query
cold
row "git status, not in memory" $git -C repository status
row "git status" $git -C repository status
cd /
umount $here
