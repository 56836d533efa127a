#!/bin/busybox sh
# What programs mostly do, on two processors: FrequentMethods counts the kernel's methods meanwhile.
export PATH=/bin
/bin/busybox --install -s /bin
mkdir -p /mnt /tmp
mount -t proc proc /proc
mount -t tmpfs tmp /tmp
until [ -b /dev/vda ]; do sleep 0.1; done
mount -t ext4 /dev/vda /mnt

# Many small files, read, written, renamed and searched, in memory and on the disk.
for folder in /tmp/tree /mnt/tree; do
    mkdir -p $folder
    for i in 0 1 2 3 4 5 6 7 8 9; do
        mkdir $folder/$i
        for j in 0 1 2 3 4 5 6 7 8 9; do
            echo "line $i $j" >$folder/$i/$j
            cat $folder/$i/$j >>$folder/$i/all
        done
    done
    find $folder -type f | xargs md5sum | sort >$folder/sums
    tar -C $folder -cf $folder.tar .
    mkdir $folder/copy
    tar -C $folder/copy -xf $folder.tar
    for i in 0 1 2 3 4 5 6 7 8 9; do mv $folder/copy/$i $folder/copy/moved$i; done
    ls -lR $folder >/dev/null
    grep -r "line 7" $folder >/dev/null
    rm -r $folder/copy
done

# Large files, in large and in small pieces, committed.
dd if=/dev/zero of=/mnt/large bs=64k count=512 conv=fsync 2>/dev/null
dd if=/mnt/large of=/dev/null bs=4k 2>/dev/null
dd if=/mnt/large of=/tmp/large bs=512 count=8192 2>/dev/null
i=0
while [ $i -lt 100 ]; do
    dd if=/tmp/large of=/mnt/small bs=4k count=1 conv=fsync 2>/dev/null
    i=$((i + 1))
done
sync

# Processes that talk through pipes and die by signals, and two that compute.
i=0
while [ $i -lt 200 ]; do
    echo $i | sed s/1/2/ | cat >/dev/null
    sleep 100 &
    kill $!
    wait $! 2>/dev/null
    i=$((i + 1))
done
gzip -c /tmp/large >/tmp/large.gz &
sha256sum /mnt/large >/dev/null
wait
ps >/dev/null
rm -r /mnt/tree /tmp/tree
umount /mnt
echo "bench: end"
