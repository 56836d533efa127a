# SQLite works on one file from several processes.
cd "$(mktemp -d)"
sqlite3 t.db <<'X'
create table t(id integer primary key, name text, v real);
with recursive n(i) as (select 1 union all select i+1 from n where i < 20000) insert into t select i, 'name' || (i % 97), i * 0.5 from n;
create index byname on t(name);
select name, count(*), sum(v) from t group by name order by 3 desc limit 3;
begin; delete from t where id % 2; rollback; select count(*) from t;
pragma journal_mode=wal; update t set v = v + 1 where id < 100; select sum(v) from t; pragma integrity_check;
.mode csv
select * from t where name = 'name5' limit 2;
vacuum;
X
(for i in 1 2 3 4; do sqlite3 -cmd '.timeout 20000' t.db "insert into t(name,v) values ('p$i',$i)" & done; wait); sqlite3 t.db "select count(*), sum(v) from t where name like 'p%'"
sqlite3 t.db "select * from t where name not like 'p%'" | sha256sum; sqlite3 bad.db 'select * from nothing' 2>&1; ls
