# git keeps a history: commits, branches, merges, clones, stashes.
set -e
export HOME=$(mktemp -d) GIT_AUTHOR_DATE='2020-01-01T00:00:00Z' GIT_COMMITTER_DATE='2020-01-01T00:00:00Z'
cd $HOME
git config --global user.email a@b.c; git config --global user.name N; git config --global init.defaultBranch main
git init -q one; cd one
for i in $(seq 1 40); do echo "line $i" > f$i; done; mkdir d; seq 1 5000 > d/numbers
git add .; git commit -qm First; git rev-parse HEAD
sed -i 5d f1 d/numbers; git diff --stat; git commit -qam Second; git log --stat --format='%h %s'
git checkout -qb side HEAD~1; echo side > f2; git commit -qam Side; git checkout -q main; git merge -q side -m Merge; git log --oneline --graph
git tag -a v1 -m v1; git describe; git gc -q; git fsck; git count-objects -v | grep in-pack
cd ..; git clone -q one two; cd two; git log -1 --format=%H; echo x >> f3; git stash -q; git status --short; git stash pop -q; git status --short; git grep -c 'line 1' | head -3; git blame f1; git archive HEAD | tar t | wc -l
git commit -qam Third; git push -q origin HEAD:refs/heads/pushed; git -C ../one log -1 --format=%s pushed; git rebase -q HEAD~1; git format-patch -1 --stdout | head -5; git bisect start HEAD HEAD~2 >/dev/null; git bisect log | head -2 | cut -c1-10
