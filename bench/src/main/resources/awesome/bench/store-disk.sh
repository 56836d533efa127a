# Makes the disk to measure on: store-disk.sh DISK
disk=$1
PATH=$PATH:/usr/sbin
python=$(dirname "$(readlink -f /usr/lib/python3.*/test/test_os.py | head -1)")/..
rm -rf content "$disk"
mkdir -p content/repository
# What can be read: no machine code. It is older than the machine, as git looks again at what is as new as its index.
tar -C "$python" --exclude=__pycache__ --exclude='*.so' --exclude='config-*' --mtime=2020-01-01 -cf content/tree.tar .
tar -C content/repository -xf content/tree.tar
cd content/repository
git init -q
git add .
git -c user.name=bench -c user.email=bench@localhost -c gc.auto=0 commit -q -m "All of it"
cd ../..
truncate -s 768M "$disk"
mke2fs -q -t ext4 -d content "$disk"
rm -rf content
